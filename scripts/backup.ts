import { createWriteStream, existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { writeBackup } from "@/db/backup/write";
import { commandEnvironment, openData } from "./start/data";
import { authSecretFile, makeDataDir } from "./start/environment";

/** `npm run backup -- FILE`: the whole installation into one file, while it works or not. */
const [target] = process.argv.slice(2);
try {
  if (!target) throw new Error("Usage: npm run backup -- FILE");
  const env = commandEnvironment(fileURLToPath(new URL("..", import.meta.url)));
  makeDataDir(env.DATA_DIR);
  const secret = authSecretFile(env.DATA_DIR);
  const files: Record<string, string> = existsSync(secret)
    ? { "auth-secret": readFileSync(secret, "utf8") }
    : {};
  const data = await openData(env);
  const unfinished = `${target}.unfinished`;
  try {
    const file = createWriteStream(unfinished, { mode: 0o600, flush: true });
    const rows = await writeBackup(data.db.$client, files, file, new Date());
    renameSync(unfinished, target);
    console.log(`${rows} rows are in ${target}. It holds secrets and personal data: keep it safe.`);
  } finally {
    rmSync(unfinished, { force: true });
    await data.close();
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
