import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres, { type Options, type Sql } from "postgres";
import { readDatabaseUrl } from "./connection-url";
import { hideValues } from "./query-error";
import * as schema from "./schema";
import { ServerSocket } from "./server-socket";

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
 * @param url a PostgreSQL URL as libpq understands it
 * @param options.onnotify told of what a connection that does LISTEN hears; the driver's own `listen` uses it
 */
export function openClient(
  url: string,
  options: Options<Record<string, never>> & { onnotify?: (channel: string, payload: string) => void } = {},
): Sql {
  const address = readDatabaseUrl(url);
  const { user, password, database, applicationName, options: settings } = address;
  return postgres({
    host: "",
    user,
    password,
    database,
    ssl: false,
    socket: () => new ServerSocket(address),
    onnotice: () => {},
    connect_timeout: (address.connectTimeoutMs ?? 5_000) / 1000,
    // The driver's own waits grow to 20 seconds while a server is away; all is to go on as soon as it is back.
    backoff: () => 0.25 + Math.random() / 4,
    ...options,
    // No more than these: a pooler refuses whoever begins with a setting that it does not know.
    connection: {
      ...options.connection,
      application_name: applicationName ?? options.connection?.application_name ?? "surveyhook",
      ...(settings ? { options: settings } : {}),
    },
  } as Options<Record<string, never>>);
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

// The server and the pages are bundled apart, and share one pool.
const shared = globalThis as { surveyhookDb?: Db };

/**
 * This process's pool. With the front's, the writer's and the engine's it is fewer than 20 connections, what a stock pgbouncer lends.
 * `server/main.ts` puts the URL of the embedded server into DATABASE_URL before anything asks.
 */
export function database(): Db {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set: start the app with npm start");
  shared.surveyhookDb ??= connect(url, 7);
  return shared.surveyhookDb;
}
