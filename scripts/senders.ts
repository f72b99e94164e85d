import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { senders } from "@/lib/sender/list";
import { senderPage, sendersPage } from "@/lib/sender/page";

/** `npm run senders` writes docs/senders: a page a sender, made from its data, and the table of all. */
export const folder = fileURLToPath(new URL("../docs/senders", import.meta.url));

/** Every page by the name of its file. */
export function senderPages(): Record<string, string> {
  const each = senders.map((sender) => [`${sender.id}.md`, senderPage(sender)]);
  return { "README.md": sendersPage(senders), ...Object.fromEntries(each) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder)) rmSync(join(folder, file));
  for (const [file, text] of Object.entries(senderPages())) writeFileSync(join(folder, file), text);
}
