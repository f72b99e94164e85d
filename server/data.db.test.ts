import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { findEmbeddedPostgres } from "@/db/embedded";
import { readEnv } from "@/lib/env";
import { openData } from "./data";

const DATA_DIR = mkdtempSync(join(tmpdir(), "surveyhook-data-"));
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.reverse()) await close();
  rmSync(DATA_DIR, { recursive: true, force: true });
});

test("a command that is interrupted while its server comes up opens no connection to it, and it is stopped", async () => {
  const command = {
    signal: AbortSignal.abort("SIGINT"),
    opened: (close: () => unknown) => closers.push(close),
  };
  await expect(openData(readEnv({ DATA_DIR }), command)).rejects.toBe("SIGINT");
  expect(closers).toHaveLength(1);
  await closers.pop()!();
  expect(findEmbeddedPostgres(DATA_DIR)).toBeUndefined();
});
