import { Pool } from "pg";
import { readDatabaseUrl } from "@/db/connection-url";
import { ServerSocket } from "@/db/server-socket";
import { log } from "@/lib/log";
import { faultOf } from "../fault";

/**
 * Opens the engine's own pool, of the driver that its queue knows.
 * @param url a PostgreSQL URL as libpq understands it
 * @param max connections at most
 */
export function openPool(url: string, max: number): Pool {
  const address = readDatabaseUrl(url);
  const { user, password, database, applicationName, options } = address;
  const pool = new Pool({
    user,
    password,
    database,
    ssl: false,
    stream: () => new ServerSocket(address),
    ...(options ? { options } : {}),
    max,
    connectionTimeoutMillis: address.connectTimeoutMs ?? 5_000,
    query_timeout: 30_000,
    keepAlive: true,
    application_name: applicationName ?? "surveyhook-engine",
  });
  // Without a listener a lost idle connection would end the process.
  pool.on("error", (error) => log().debug({ fault: faultOf(error) }, "The engine lost a connection"));
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}
