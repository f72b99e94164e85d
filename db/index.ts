import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres, { type Sql } from "postgres";
import * as schema from "./schema";

/** The database as verbs get it: drizzle over postgres.js. Inside `db.transaction(async (tx) => ...)` pass `tx` on. */
export type Db = PostgresJsDatabase<typeof schema> & { $client: Sql };

/** A transaction, or the database itself: what a query needs. */
export type Tx = Pick<
  Db,
  "select" | "selectDistinct" | "insert" | "update" | "delete" | "execute" | "query" | "$with" | "with"
>;

/**
 * Opens a pool.
 * @param url a PostgreSQL URL; `?host=/folder` names a Unix socket
 * @param max connections at most
 */
export function connect(url: string, max = 10): Db {
  const address = new URL(url);
  const socket = address.searchParams.get("host");
  address.searchParams.delete("host");
  const client = postgres(address.href, {
    max,
    ...(socket ? { host: socket } : {}),
    onnotice: () => {},
    connect_timeout: 5,
    idle_timeout: 60,
    connection: { application_name: "surveyhook", synchronous_commit: "on" },
  });
  return drizzle(client, { schema }) as Db;
}

const shared = globalThis as { surveyhookDb?: Db };

/** This process's pool. `server.ts` puts the URL of the embedded server into DATABASE_URL before anything asks. */
export function database(): Db {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set: start the app with npm start");
  shared.surveyhookDb ??= connect(url, 12);
  return shared.surveyhookDb;
}
