import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "@/db/embedded";
import { runCommand } from "@/server/command";
import { benchDoors } from "./doors";
import { benchFilledPages } from "./filled-pages";
import { benchHook } from "./hook";
import { benchMail } from "./mail";
import { benchPages } from "./page-weight";
import { benchPatterns } from "./patterns";
import { forkFile, residentMiB, startApp } from "./process";
import { setUp } from "./set-up";
import { benchSignatures } from "./signatures";

/**
 * The benchmark suite: everything on loopback, ratios of things measured side by side in this one run. `--pages` measures
 * what pages weigh and nothing else, `--pages=/surveys` those whose route holds this; `--fill 10m` times pages and API
 * alone, with so many runs beside few.
 */
await runCommand(async (command) => {
  const { opened } = command;
  const at = process.argv.indexOf("--fill");
  if (at > 0) return await benchFilledPages(numberOf(process.argv[at + 1] ?? "10m"), command);
  const only = process.argv.slice(2).find((argument) => argument.startsWith("--pages"));
  const folder = mkdtempSync(join(tmpdir(), "surveyhook-bench-"));
  opened(() => rmSync(folder, { recursive: true, force: true }));
  const sink = await forkFile<{ port: number }>("./sink.ts", {}, ["--each"]);
  opened(() => sink.child.kill());
  const smtpUrl = `smtp://127.0.0.1:${sink.first.port}`;
  await benchPages({ folder: join(folder, "pages"), smtpUrl, opened, only: only?.split("=")[1] });
  if (only) return;
  const token = randomBytes(24).toString("hex");
  const database = await startEmbeddedPostgres(folder);
  opened(() => database.stop());
  const app = await startApp({
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    AUTH_SECRET: randomBytes(32).toString("hex"),
    ADMIN_EMAIL: "bench@example.com",
    ADMIN_PASSWORD: randomBytes(12).toString("hex"),
    ADMIN_API_TOKEN: token,
    SMTP_URL: smtpUrl,
    LOG_LEVEL: "warn",
  });
  opened(() => app.stop());
  const idle = residentMiB(app.pid);
  benchSignatures();
  const hooks = await setUp(app.url, token);
  await benchDoors(app.url, hooks.later);
  await benchHook(hooks.later, database.url);
  await benchPatterns(hooks.judged, hooks.later);
  await benchMail(hooks.now, sink);
  console.log(
    `memory   idle ${idle} MiB, after the load ${residentMiB(app.pid)} MiB (the app's processes; PostgreSQL apart)`,
  );
});

/** `300k`, `10m`, or digits. */
function numberOf(text: string): number {
  const [, digits, unit = ""] = /^(\d+)([km]?)$/i.exec(text) ?? [];
  if (!digits) throw new Error("Usage: npm run bench -- --fill 10m");
  return Number(digits) * { "": 1, k: 1_000, m: 1_000_000 }[unit.toLowerCase() as "" | "k" | "m"];
}
