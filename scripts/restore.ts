import { createReadStream, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { restoreBackup } from "@/db/backup/restore";
import { commandEnvironment, openData } from "./start/data";
import { authSecretFile, makeDataDir } from "./start/environment";

/** `npm run restore -- FILE`: a backup into an empty installation. */
const [source] = process.argv.slice(2);
try {
  if (!source) throw new Error("Usage: npm run restore -- FILE");
  const env = commandEnvironment(fileURLToPath(new URL("..", import.meta.url)));
  makeDataDir(env.DATA_DIR);
  const data = await openData(env);
  try {
    if (data.running && !env.DATABASE_URL) throw new Error("DATA_DIR: Surveyhook is running; stop it first");
    const { files, rows } = await restoreBackup(data.db, createReadStream(source));
    const secret = files["auth-secret"];
    if (secret) writeFileSync(authSecretFile(env.DATA_DIR), secret, { mode: 0o600 });
    console.log(`${rows} rows are restored. Start with: npm start`);
  } finally {
    await data.close();
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
