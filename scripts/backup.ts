import { existsSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { writeBackup } from "@/db/backup/write";
import { commandEnvironment, fileFault, onlyArgument, runCommand } from "../server/command";
import { openData } from "../server/data";
import { authSecretFile, makeDataDir } from "../server/environment";

/** `npm run backup -- FILE`: the whole installation into one file, while it works or not. */
await runCommand(async (command) => {
  const target = onlyArgument("npm run backup -- FILE");
  const env = commandEnvironment();
  makeDataDir(env.DATA_DIR);
  const unfinished = `${target}.unfinished`;
  const unwritable = (error: unknown) => fileFault(target, "written", error);
  if (statSync(target, { throwIfNoEntry: false })?.isDirectory()) throw unwritable({ code: "EISDIR" });
  const file = await open(unfinished, "w", 0o600).catch((error) => {
    throw unwritable(error);
  });
  command.opened(() => rmSync(unfinished, { force: true }));
  const secret = authSecretFile(env.DATA_DIR);
  const files: Record<string, string> = existsSync(secret)
    ? { "auth-secret": readFileSync(secret, "utf8") }
    : {};
  const { db } = await openData(env, command);
  const stream = file.createWriteStream({ flush: true });
  let fault: unknown;
  stream.once("error", (error) => {
    fault = error;
  });
  const rows = await writeBackup(db.$client, files, stream, new Date()).catch((error) => {
    throw fault ? unwritable(fault) : error;
  });
  renameSync(unfinished, target);
  console.log(`${rows} rows are in ${target}. It holds secrets and personal data: keep it safe.`);
});
