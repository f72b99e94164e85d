import { existsSync } from "node:fs";
import { folderOf } from "@/db/postgres/folder";
import { makeReset, resetUrl } from "@/lib/auth/links";
import { systemClock } from "@/lib/clock";
import { commandEnvironment, onlyArgument, runCommand } from "../server/command";
import { openData } from "../server/data";

/** `npm run reset-password -- EMAIL`: prints a link to a new password, where no mail can bring it. */
await runCommand(async (command) => {
  const email = onlyArgument("npm run reset-password -- EMAIL");
  const env = commandEnvironment();
  if (!env.DATABASE_URL && !existsSync(folderOf(env.DATA_DIR).cluster))
    throw new Error(`DATA_DIR: there is no Surveyhook in ${env.DATA_DIR}`);
  const { db, running } = await openData(env, command);
  const link = await makeReset(db, email, systemClock());
  if (!link) throw new Error("There is no account with this address.");
  console.log(resetUrl(env.APP_URL, link.token));
  console.log(`It works once, until ${link.expiresAt.toISOString()}. Keep it to yourself.`);
  if (!running) console.log("Start Surveyhook to follow it: npm start");
});
