import { writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { restoreBackup } from "@/db/backup/restore";
import { commandEnvironment, fileFault, onlyArgument, runCommand } from "../server/command";
import { openData } from "../server/data";
import { authSecretFile, makeDataDir } from "../server/environment";

/** `npm run restore -- FILE`: a backup into an empty installation. */
await runCommand(async (command) => {
  const source = onlyArgument("npm run restore -- FILE");
  const env = commandEnvironment();
  const unreadable = (error: unknown) => fileFault(source, "read", error);
  const file = await open(source).catch((error) => {
    throw unreadable(error);
  });
  if ((await file.stat()).isDirectory()) throw unreadable({ code: "EISDIR" });
  makeDataDir(env.DATA_DIR);
  const { db, running } = await openData(env, command);
  if (running && !env.DATABASE_URL) throw new Error("DATA_DIR: Surveyhook is running; stop it first");
  const { files, rows } = await restoreBackup(db, file.createReadStream());
  const secret = files["auth-secret"];
  if (secret) writeFileSync(authSecretFile(env.DATA_DIR), secret, { mode: 0o600 });
  console.log(`${rows} rows are restored. Start with: npm start`);
});
