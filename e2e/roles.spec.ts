import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { currentBuild } from "@/server/build/builds";
import { openDatabase } from "./database";
import { signIn } from "./sign-in";
import { setUp } from "./workspace";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

type Manifest = { node: Record<string, { exportedName: string; workers: Record<string, unknown> }> };

/** Every server action of the build: its id, its name, and a page that has it. */
function actionsOfBuild(): Map<string, { name: string; page: string }> {
  const files = readdirSync(`${currentBuild(".")}/server/app`, {
    recursive: true,
    withFileTypes: true,
  }).filter(({ name }) => name === "server-reference-manifest.json");
  const actions = new Map<string, { name: string; page: string }>();
  for (const file of files) {
    const { node } = JSON.parse(readFileSync(join(file.parentPath, file.name), "utf8")) as Manifest;
    for (const [id, { exportedName: name, workers }] of Object.entries(node)) {
      const [worker = ""] = Object.keys(workers);
      const page = worker.replace(/^app|\/page$|\/\([a-z]+\)(?=\/)/g, "").replace(/\[\w+\]/g, "x");
      actions.set(id, { name, page });
    }
  }
  return actions;
}

/** What needs no role: the doors, the language, and what leads out of the session or the workspace. */
const forAnybody = new Set([
  ...["makeFirstOwner", "forgot", "join", "setPassword"],
  ...["chooseLanguage", "signOut", "chooseWorkspace"],
]);

async function refusals(page: Page): Promise<Map<string, boolean>> {
  const origin = new URL(page.url()).origin;
  const seen = new Map<string, boolean>();
  for (const [id, { name, page: path }] of actionsOfBuild()) {
    if (forAnybody.has(name)) continue;
    const headers = { "next-action": id, origin, "content-type": "text/plain;charset=UTF-8" };
    const answer = await page.request.post(path, { headers, data: "[null,{}]", maxRedirects: 0 });
    const text = await answer.text();
    // The one that begins an automation has no form to say it in.
    const refused =
      text.includes('"code":"forbidden"') || (name === "createDraft" && answer.status() === 500);
    seen.set(name, refused && (seen.get(name) ?? true));
  }
  return seen;
}

const open = (seen: Map<string, boolean>) =>
  [...seen].flatMap(([name, refused]) => (refused ? [] : [name])).sort();

/** What each person may do with their own account. */
const own = ["dropOtherSessions", "dropSession", "saveAccount", "savePassword"];

test("of all actions a viewer may post those of their own account alone", async ({ page }) => {
  const { user } = await setUp(db, "viewer");
  await signIn(page, user.email);
  const seen = await refusals(page);
  expect(seen.size).toBeGreaterThan(40);
  expect(open(seen)).toEqual(own);
});
