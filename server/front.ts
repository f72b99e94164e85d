import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Env } from "@/lib/env";
import { deliveriesAreCountedBy } from "@/lib/metrics";
import { frontFile } from "./build/programs";
import { entrance } from "./front/entrance";
import { type Handle, startServer } from "./front/server";
import { startFrontProcess } from "./front-process";

type Options = {
  root: string;
  dev: boolean;
  env: Env;
  handle: Handle;
};

/**
 * Starts the front as a process of its own; the pages listen to it on a socket. While developing, the pages take the
 * connections themselves, and hooks go by the second door, whose code is reloaded.
 * @throws Error in one line where the address cannot be listened on
 */
export async function startFront(options: Options): Promise<{ close(): Promise<void> }> {
  const { root, dev, env, handle } = options;
  if (dev) {
    return startServer({ listen: { host: env.HOST, port: env.PORT }, handle: entrance(env, handle) });
  }
  const folder = mkdtempSync(join(tmpdir(), "surveyhook-"));
  const socket = join(folder, "pages");
  const pages = await startServer({ listen: { path: socket }, handle });
  const closePages = async () => {
    await pages.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const front = await startFrontProcess(join(root, process.env.SURVEYHOOK_BUILD!, frontFile), socket);
    deliveriesAreCountedBy(front.counted);
    return {
      close: async () => {
        await front.close();
        await closePages();
      },
    };
  } catch (error) {
    await closePages();
    throw error;
  }
}
