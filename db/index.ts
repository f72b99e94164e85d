import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres, { type Options, type Sql } from "postgres";
import { hideValues } from "./query-error";
import * as schema from "./schema";

hideValues();

/** The database as verbs get it: drizzle over postgres.js. Inside `db.transaction(async (tx) => ...)` pass `tx` on. */
export type Db = PostgresJsDatabase<typeof schema> & { $client: Sql };

/** A transaction, or the database itself: what a query needs. */
export type Tx = Pick<
  Db,
  "select" | "selectDistinct" | "insert" | "update" | "delete" | "execute" | "query" | "$with" | "with"
>;

/**
 * Opens connections with postgres.js.
 * @param url a PostgreSQL URL; `?host=/folder` names a Unix socket
 */
export function openClient(url: string, options: Options<Record<string, never>> = {}): Sql {
  const address = new URL(url);
  const socket = address.searchParams.get("host");
  // postgres.js would send what it does not know to the server, which refuses it.
  address.searchParams.delete("host");
  return postgres(address.href, {
    ...(socket ? { host: socket } : {}),
    onnotice: () => {},
    connect_timeout: 5,
    // The driver's own waits grow to 20 seconds while a server is away; all is to go on as soon as it is back.
    backoff: () => 0.25 + Math.random() / 4,
    ...options,
    connection: { application_name: "surveyhook", synchronous_commit: "on", ...options.connection },
  });
}

let lost = Number.NEGATIVE_INFINITY;

/** When a connection of a pool opened here last ended, on the monotonic clock: its server went away, or it was idle for long. */
export function connectionLostAt(): number {
  return lost;
}

/**
 * Opens a pool.
 * @param url as of `openClient`
 * @param max connections at most
 */
export function connect(url: string, max = 10): Db {
  const onclose = () => {
    lost = performance.now();
  };
  return drizzle(openClient(url, { max, idle_timeout: 60, onclose }), { schema }) as Db;
}

const shared = globalThis as { surveyhookDb?: Db };

/** This process's pool. `server.ts` puts the URL of the embedded server into DATABASE_URL before anything asks. */
export function database(): Db {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set: start the app with npm start");
  shared.surveyhookDb ??= connect(url, 12);
  return shared.surveyhookDb;
}
