import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { folderOf } from "@/db/postgres/folder";
import { stopPostmaster } from "@/db/postgres/postmaster";
import { currentBuild } from "./build/builds";
import { serverFile } from "./build/programs";
import { root } from "./command";
import { type App, type MadeHook, makeHook, startApp } from "./testing";
import { nodeOf } from "./testing-node";

const folder = mkdtempSync(join(tmpdir(), "surveyhook-nodes-"));
const DATA_DIR = join(folder, "data");
let app: App;
let hook: MadeHook | undefined;
let answered = 0;

afterEach(() => {
  if (app.child.exitCode === null) app.child.kill("SIGKILL");
});
afterAll(async () => {
  await stopPostmaster(folderOf(DATA_DIR).cluster);
  rmSync(folder, { recursive: true, force: true });
});

test.each(["20.19.0", "22.23.3", "24.20.0"])(
  "what one Node has built, Node %s starts, answers with and stops, on the data of the one before",
  async (version) => {
    const build = currentBuild(root);
    const node = nodeOf(version, folder);
    app = await startApp({ DATA_DIR }, { command: [node, serverFile] });
    hook ??= await makeHook(app);
    const answer = await fetch(new URL(new URL(hook.hookUrl).pathname, app.url), {
      method: "POST",
      headers: { authorization: `Bearer ${hook.apiKey}`, "content-type": "application/json" },
      body: JSON.stringify({ EmailAddress: `person@example.com` }),
    });
    expect([answer.status, await answer.json()]).toMatchObject([200, {}]);
    answered += 1;
    const runs = await (await app.api(`/automations/${hook.id}/runs`)).json();
    expect(runs.data).toHaveLength(answered);
    const page = await fetch(`${app.url}/sign-in`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("Sign in")]);
    app.child.kill("SIGTERM");
    expect(await app.ended).toBe(0);
    expect(app.output()).not.toMatch(/"level":[456]0|Warning/);
    expect(currentBuild(root)).toBe(build);
  },
);
