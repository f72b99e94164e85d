import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "@/server/command";
import { benchAnswers } from "./answers";
import { benchDoors } from "./doors";
import { benchDue } from "./due";
import { benchHook } from "./hook";
import { benchIdle } from "./idle";
import { benchMail } from "./mail";
import { benchFilledPages } from "./pages/filled-pages";
import { benchPages } from "./pages/page-weight";
import { benchPatterns } from "./patterns";
import { benchPosts } from "./posts";
import { benchProcesses } from "./processes";
import { benchResend } from "./resend";
import { benchRetention } from "./retention";
import { startArrivals } from "./run/arrivals";
import { readOptions } from "./run/options";
import { residentEach } from "./run/process";
import { scoped } from "./run/scope";
import { openWorld, type World } from "./run/world";
import { benchSignatures } from "./signatures";
import { benchSoak } from "./soak";

/** Those of one app, in this order, so that its memory afterwards is that of a loaded one. */
const together = ["doors", "hook", "patterns", "mail", "idle"];
const subjects = [
  "pages",
  "signatures",
  ...together,
  ...["answers", "posts"],
  ...["resend", "due", "retention", "processes", "soak", "fill"],
];

/**
 * The benchmark suite: everything on loopback, ratios of things measured side by side in this one run. `--only due,mail`
 * measures these alone; `--fill 10m` times pages and API alone, with so many runs beside few.
 */
await runCommand(async (command) => {
  const options = readOptions(process.argv.slice(2), subjects);
  const wanted = (name: string) => options.only?.includes(name) ?? name !== "fill";
  const when = async (name: string, work: (opened: typeof command.opened) => Promise<unknown>) => {
    if (wanted(name)) await scoped(command, work);
  };
  await when("fill", (opened) => benchFilledPages(options.runs ?? 10_000_000, { opened }));
  await when("pages", async (opened) => {
    const folder = mkdtempSync(join(tmpdir(), "surveyhook-bench-"));
    opened(() => rmSync(folder, { recursive: true, force: true }));
    const sink = await startArrivals(opened, "sink");
    await benchPages({ folder, smtpUrl: `smtp://127.0.0.1:${sink.port}`, opened, only: options.route });
  });
  if (wanted("signatures")) benchSignatures();
  if (together.some(wanted)) await scoped(command, (opened) => benchOne(opened, wanted));
  await when("answers", benchAnswers);
  await when("posts", benchPosts);
  await when("resend", benchResend);
  await when("due", (opened) => benchDue(opened, options));
  await when("retention", (opened) => benchRetention(opened, options.runs ?? 100_000));
  await when("processes", benchProcesses);
  await when("soak", (opened) => benchSoak(opened, options.soak));
});

async function benchOne(
  opened: Parameters<typeof openWorld>[0],
  wanted: (name: string) => boolean,
): Promise<void> {
  const sink = await startArrivals(opened, "sink");
  const { app, databaseUrl, hooks }: World = await openWorld(opened, {
    SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
  });
  const idle = residentEach(app.pid);
  if (wanted("doors")) await benchDoors(app.url, hooks.later);
  if (wanted("hook")) await benchHook(hooks.later, databaseUrl);
  if (wanted("patterns")) await benchPatterns(hooks.judged, hooks.later);
  if (wanted("mail")) await benchMail(hooks.now, sink);
  if (wanted("idle")) await benchIdle(hooks.now, sink);
  console.log(
    `memory   idle ${told(idle)} (goal 250), after the load ${told(residentEach(app.pid))} (goal 400); PostgreSQL apart`,
  );
}

function told(processes: number[]): string {
  return `${processes.reduce((sum, each) => sum + each)} MiB (${processes.join(" + ")}: pages, front)`;
}
