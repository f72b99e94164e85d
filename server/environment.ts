import { randomBytes } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Env, env, readEnv, variableNames } from "@/lib/env";
import { loadEnvFile } from "./command";
import { freePort } from "./port";

/**
 * Checks the environment before anything is started, and completes it: a port of its own for PORT=0, the generated
 * AUTH_SECRET. A `.env` in the folder is read first; what is set already wins.
 * @throws Error in one line that names the variable
 */
export async function prepareEnvironment(root: string, dev: boolean): Promise<Env> {
  loadEnvFile(root);
  // A blank one is unset, for whatever else reads them too: the Inngest SDK does.
  for (const name of variableNames) if (process.env[name] === "") delete process.env[name];
  Object.assign(process.env, {
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    NEXT_MANUAL_SIG_HANDLE: "1",
  });
  const given = readEnv();
  process.env.PORT = String(await freePort(given.HOST, given.PORT));
  makeDataDir(given.DATA_DIR);
  process.env.AUTH_SECRET = given.AUTH_SECRET ?? authSecret(given.DATA_DIR);
  return env();
}

/** Makes the data directory; only its owner may enter it. */
export function makeDataDir(dataDir: string): void {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Error(`DATA_DIR: ${dataDir} cannot be written to (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** Not mkdir's own recursion, which never ends below a folder such as /proc that refuses with ENOENT. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/** Where the generated AUTH_SECRET of a data directory is kept. */
export function authSecretFile(dataDir: string): string {
  return join(dataDir, "auth-secret");
}

function authSecret(dataDir: string): string {
  const file = authSecretFile(dataDir);
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}
