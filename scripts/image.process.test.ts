import { execFile, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { folderOf } from "@/db/postgres/folder";
import { stopPostmaster } from "@/db/postgres/postmaster";
import { root } from "../server/command";
import { type App, adminToken, makeHook, startApp } from "../server/testing";
import { nodeOf } from "../server/testing-node";

/** As the Dockerfile does it, without Docker: its tree, its Node, an account that is nobody, its commands. */
const dockerfile = readFileSync(join(root, "Dockerfile"), "utf8");
const words = (instruction: RegExp): string[] => JSON.parse(instruction.exec(dockerfile)![1]!);
const cmd = words(/^CMD (\[.+\])$/m);
const healthcheck = words(/^HEALTHCHECK .*CMD (\[.+\])$/m);

const folder = mkdtempSync(join(tmpdir(), "surveyhook-image-"));
const [tree, data] = [join(folder, "app"), join(folder, "data")];
const nobody = process.getuid!() === 0 ? { uid: 65534, gid: 65534 } : {};
const account = { ADMIN_EMAIL: "owner@example.com", ADMIN_PASSWORD: "four words in a row" };
let node: string;
let app: App | undefined;

/** The base image, node:24-bookworm-slim, is about 230 MB; with it the whole is below 400 MB. */
const mostMiB = 165;

beforeAll(async () => {
  expect(dockerfile).toMatch(/^FROM node:24-bookworm-slim$/m);
  chmodSync(folder, 0o755);
  node = nodeOf("24.20.0", folder);
  const made = spawnSync("node", ["--import", "tsx", "scripts/image.ts", tree], {
    cwd: root,
    encoding: "utf8",
  });
  expect([made.status, made.stderr]).toEqual([0, ""]);
  for (const name of ["data", "restored"]) {
    mkdirSync(join(folder, name));
    if (nobody.uid) chownSync(join(folder, name), nobody.uid, nobody.gid);
  }
}, 300_000);

afterAll(async () => {
  if (app?.child.exitCode === null) app.child.kill("SIGKILL");
  for (const name of ["data", "restored"]) await stopPostmaster(folderOf(join(folder, name)).cluster);
  rmSync(folder, { recursive: true, force: true });
});

const env = (DATA_DIR = data): Record<string, string> => ({
  ...account,
  HOST: "127.0.0.1",
  DATA_DIR,
  NODE_ENV: "production",
  HOME: "/nowhere",
});

async function inImage([program, ...args]: string[], more: Record<string, string> = {}) {
  expect(program).toBe("node");
  return await new Promise<{ code: unknown; output: string }>((resolve) => {
    const options = { cwd: tree, env: { ...process.env, ...env(), ...more }, ...nobody };
    execFile(node, args, options, (error, stdout, stderr) =>
      resolve({ code: error ? error.code : 0, output: stdout + stderr }),
    );
  });
}

/** What `npm run` does in the image. */
const command = (name: string, args: string[], more?: Record<string, string>) => {
  const { scripts } = JSON.parse(readFileSync(join(tree, "package.json"), "utf8"));
  return inImage([...scripts[name].split(" "), ...args], more);
};

const start = async (DATA_DIR?: string) => {
  expect(cmd[0]).toBe("node");
  app = await startApp(env(DATA_DIR), { command: [node, ...cmd.slice(1)], cwd: tree, ...nobody });
  return app;
};

test("holds what runs alone, in less than 400 MB with its base", () => {
  let bytes = 0;
  const files = readdirSync(tree, { recursive: true, encoding: "utf8" });
  for (const file of files) bytes += lstatSync(join(tree, file)).size;
  expect(bytes / 2 ** 20).toBeLessThan(mostMiB);
  expect(readdirSync(tree).sort()).toEqual(
    [/^\.next-/, "LICENSE", "db", "dist", "next.config.mjs", "node_modules", "package.json", "public"].map(
      (name) => (typeof name === "string" ? name : expect.stringMatching(name)),
    ),
  );
  expect(
    files.filter((file) =>
      /^(?!node_modules).*\.tsx?$|(^|\/)\.env|\/(typescript|esbuild)\/package\.json$/.test(file),
    ),
  ).toEqual([]);
});

test("runs as nobody on its Node, and knows its own health", async () => {
  const { api, url, output, child, ended } = await start();
  const { hookUrl, apiKey, id } = await makeHook(app!);
  const posted = await fetch(new URL(new URL(hookUrl).pathname, url), {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ EmailAddress: "person@example.com" }),
  });
  expect(posted.status).toBe(200);
  expect((await (await api(`/automations/${id}/runs`)).json()).data).toHaveLength(1);

  const page = await (await fetch(`${url}/sign-in`)).text();
  expect(page).toContain("Sign in");
  const loaded = [...new Set(page.match(/\/_next\/static\/[^"\\]+\.(js|css|woff2)/g))];
  expect(loaded.length).toBeGreaterThan(5);
  for (const path of loaded) expect((await fetch(url + path)).status, path).toBe(200);

  const logo = sharp({ create: { width: 9, height: 9, channels: 3, background: "#d97f1e" } });
  const kept = await fetch(`${url}/api/v1/images`, {
    method: "POST",
    headers: { authorization: `Bearer ${adminToken}`, "content-type": "image/png" },
    body: new Uint8Array(await logo.png().toBuffer()),
  });
  expect(kept.status, await kept.text()).toBe(201);

  const PORT = new URL(url).port;
  expect(await inImage(healthcheck, { PORT })).toEqual({ code: 0, output: "" });
  expect(await command("backup", [join(data, "backup.gz")])).toMatchObject({ code: 0 });
  const { output: link } = await command("reset-password", [account.ADMIN_EMAIL]);
  const path = new URL(/https?:\S+/.exec(link)![0]).pathname;
  expect(await (await fetch(url + path)).text()).toContain(`For ${account.ADMIN_EMAIL}.`);

  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(output()).not.toMatch(/"level":[456]0|Warning|⚠/);
  expect(await inImage(healthcheck, { PORT })).toMatchObject({ code: 1 });

  const restored = join(folder, "restored");
  expect(await command("restore", [join(data, "backup.gz")], { DATA_DIR: restored })).toMatchObject({
    code: 0,
  });
  const again = await start(restored);
  expect((await (await again.api(`/automations/${id}/runs`)).json()).data).toHaveLength(1);
  again.child.kill("SIGTERM");
  expect(await again.ended).toBe(0);
});
