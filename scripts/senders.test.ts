import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folder, senderPages } from "./senders";

test("the pages of the senders say what their data say; `npm run senders` writes them anew", () => {
  const pages = Object.fromEntries(
    readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), "utf8")]),
  );
  expect(pages).toEqual(senderPages());
});
