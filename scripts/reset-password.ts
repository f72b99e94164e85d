import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { folderOf } from "@/db/postgres/folder";
import { makeReset, resetUrl } from "@/lib/auth/links";
import { systemClock } from "@/lib/clock";
import { commandEnvironment, openData } from "./start/data";

/** `npm run reset-password -- EMAIL`: prints a link to a new password, where no mail can bring it. */
const [email] = process.argv.slice(2);
try {
  if (!email) throw new Error("Usage: npm run reset-password -- EMAIL");
  const env = commandEnvironment(fileURLToPath(new URL("..", import.meta.url)));
  if (!env.DATABASE_URL && !existsSync(folderOf(env.DATA_DIR).cluster))
    throw new Error(`DATA_DIR: there is no Surveyhook in ${env.DATA_DIR}`);
  const data = await openData(env);
  try {
    const link = await makeReset(data.db, email, systemClock());
    if (!link) throw new Error("There is no account with this address.");
    console.log(resetUrl(env.APP_URL, link.token));
    console.log(`It works once, until ${link.expiresAt.toISOString()}. Keep it to yourself.`);
    if (!data.running) console.log("Start Surveyhook to follow it: npm start");
  } finally {
    await data.close();
  }
} catch (error) {
  const { message, cause } = error as Error;
  console.error(cause instanceof Error ? `The database cannot be used (${cause.message})` : message);
  process.exitCode = 1;
}
