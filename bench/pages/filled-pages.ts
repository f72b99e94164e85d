import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "@/db";
import { startEmbeddedPostgres } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { fillDatabase } from "@/db/testing-fill";
import { countFirst } from "@/lib/tally/fold";
import type { Command } from "@/server/command";
import { startApp } from "../run/process";
import { median } from "../run/ratio";
import { setUp } from "../run/set-up";
import { signIn } from "../run/sign-in";

const automations = 2_000;
const smallRuns = 20_000;
const rounds = 7;
const account = { email: "bench@example.com", password: randomBytes(12).toString("hex") };

type Side = { url: string; headers: { page: HeadersInit; api: HeadersInit }; paths: Record<string, string> };

/** Every page and API read of an installation with many runs beside one with 20,000, in turns. @param runs how many */
export async function benchFilledPages(runs: number, command: Pick<Command, "opened">): Promise<void> {
  const small = await fill(smallRuns, command);
  const large = await fill(runs, command);
  console.log(
    `| what | ${smallRuns} runs: median, max ms | ${runs} runs: median, max ms | ratio |\n|---|---|---|---|`,
  );
  for (const name of Object.keys(small.paths)) {
    const times: Record<"small" | "large", number[]> = { small: [], large: [] };
    for (let round = -1; round < rounds; round++) {
      for (const [side, at] of [
        ["small", small],
        ["large", large],
      ] as const) {
        const took = await time(at, name);
        if (round >= 0) times[side].push(took);
      }
    }
    const of = (list: number[]) => `${median(list).toFixed(0)}, ${Math.max(...list).toFixed(0)}`;
    const ratio = (median(times.large) / median(times.small)).toFixed(2);
    console.log(`| ${name} | ${of(times.small)} | ${of(times.large)} | ${ratio} |`);
  }
}

async function fill(runs: number, { opened }: Pick<Command, "opened">): Promise<Side> {
  const folder = mkdtempSync(join(tmpdir(), "surveyhook-fill-"));
  opened(() => rmSync(folder, { recursive: true, force: true }));
  const server = await startEmbeddedPostgres(folder);
  opened(() => server.stop());
  const db = connect(server.url, 2);
  opened(() => db.$client.end({ timeout: 1 }));
  await migrate(db);
  const token = randomBytes(24).toString("hex");
  const start = () =>
    startApp({
      ...{ DATABASE_URL: server.url, DATA_DIR: folder, LOG_LEVEL: "warn" },
      ...{ ADMIN_EMAIL: account.email, ADMIN_PASSWORD: account.password, ADMIN_API_TOKEN: token },
      AUTH_SECRET: randomBytes(32).toString("hex"),
    });
  const first = await start();
  await setUp(first.url, token);
  await first.stop();
  const [place] = await db.$client<{ workspaceId: string; surveyId: string; messageId: string }[]>`
    select w.id as "workspaceId", s.id as "surveyId", m.id as "messageId" from workspaces w
    join surveys s on s.workspace_id = w.id join messages m on m.workspace_id = w.id limit 1`;
  const began = performance.now();
  const say = (line: string) =>
    console.log(`${line} after ${Math.round((performance.now() - began) / 1000)} s`);
  const automation = await fillDatabase(
    db.$client,
    place!,
    { runs, automations, days: 90, now: new Date() },
    say,
  );
  say("indexed");
  await countFirst(db, Number.POSITIVE_INFINITY);
  await db.$client`vacuum analyze`;
  say("counted");
  const [one] = await db.$client<{ run: string; respondent: string }[]>`
    select id as run, respondent_id as respondent from runs where automation_id = ${automation} and status = 'sent' order by id desc limit 1`;
  const app = await start();
  opened(() => app.stop());
  const cookie = await signIn(app.url, account);
  const { surveyId } = place!;
  return {
    url: app.url,
    headers: { page: { cookie }, api: { authorization: `Bearer ${token}` } },
    paths: pathsOf(automation, surveyId, one!),
  };
}

function pathsOf(
  automation: string,
  survey: string,
  { run, respondent }: { run: string; respondent: string },
) {
  const [at, api] = [`/automations/${automation}`, `/api/v1/automations/${automation}`];
  const who = "person77%40";
  return {
    automations: "/automations",
    "automations, searched": "/automations?q=Automation%2012",
    "overview, a day": `${at}?range=24h`,
    "overview, 30 days": at,
    runs: `${at}/runs`,
    "runs, failed": `${at}/runs?status=failed`,
    "runs, of several statuses": `${at}/runs?status=other`,
    "runs, 30 days": `${at}/runs?since=30d`,
    "runs, searched": `${at}/runs?q=${who}`,
    errors: `${at}/errors`,
    scheduled: `${at}/scheduled`,
    data: `${at}/data`,
    mapping: `${at}/mapping`,
    "settings of it": `${at}/settings`,
    pulse: `${at}/pulse`,
    "a run": `/runs/${run}`,
    surveys: "/surveys",
    survey: `/surveys/${survey}`,
    "survey's variables": `/surveys/${survey}/variables`,
    "survey's respondents": `/surveys/${survey}/respondents`,
    "survey's results": `/surveys/${survey}/results`,
    respondents: "/respondents",
    "respondents, searched": `/respondents?q=${who}`,
    "a respondent": `/respondents/${respondent}`,
    messages: "/messages",
    suppressions: "/suppressions",
    mail: "/mail",
    settings: "/settings",
    "found by the palette": `/find?q=${who}`,
    "API automations": "/api/v1/automations?limit=200",
    "API automation": api,
    "API runs": `${api}/runs?limit=200`,
    "API runs, failed": `${api}/runs?status=failed&limit=200`,
    "API runs of an address": `${api}/runs?email=person77%40example.com`,
    "API deliveries": `${api}/deliveries?limit=50`,
    "API run": `/api/v1/runs/${run}`,
    "API surveys": "/api/v1/surveys",
    "API respondents": `/api/v1/surveys/${survey}/respondents?limit=200`,
    "API responses": `/api/v1/surveys/${survey}/responses?limit=200`,
  };
}

async function time({ url, headers, paths }: Side, name: string): Promise<number> {
  const path = paths[name]!;
  const began = performance.now();
  const answer = await fetch(url + path, {
    redirect: "manual",
    headers: path.startsWith("/api/") ? headers.api : headers.page,
    signal: AbortSignal.timeout(120_000),
  });
  await answer.arrayBuffer();
  if (!answer.ok && answer.status >= 400) console.log(`${path}: ${answer.status}`);
  return performance.now() - began;
}
