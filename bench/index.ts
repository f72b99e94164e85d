import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "@/db/embedded";
import { benchHook } from "./hook";
import { benchMail } from "./mail";
import { forkFile, residentMiB, startApp } from "./process";
import { setUp } from "./set-up";

/** The benchmark suite: everything on loopback, ratios of things measured side by side in this one run. */
const folder = mkdtempSync(join(tmpdir(), "surveyhook-bench-"));
const token = randomBytes(24).toString("hex");
const database = await startEmbeddedPostgres(folder);
const sink = await forkFile<{ port: number }>("./sink.ts", {}, ["--each"]);
const app = await startApp({
  DATABASE_URL: database.url,
  DATA_DIR: folder,
  AUTH_SECRET: randomBytes(32).toString("hex"),
  ADMIN_EMAIL: "bench@example.com",
  ADMIN_PASSWORD: randomBytes(12).toString("hex"),
  ADMIN_API_TOKEN: token,
  SMTP_URL: `smtp://127.0.0.1:${sink.first.port}`,
  LOG_LEVEL: "warn",
});
try {
  const idle = residentMiB(app.pid);
  const hooks = await setUp(app.url, token);
  await benchHook(hooks.later, database.url);
  await benchMail(hooks.now, sink);
  console.log(
    `memory   idle ${idle} MiB, after the load ${residentMiB(app.pid)} MiB (the app's processes; PostgreSQL apart)`,
  );
} finally {
  await app.stop();
  sink.child.kill();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
