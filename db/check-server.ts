import type { Db } from "./index";

const oldest = 15;

/** What a server says of itself and of the role that we are. */
export type ServerFacts = {
  version: number;
  standby: boolean;
  readOnly: boolean;
  commit: string;
  encoding: string;
  role: string;
  database: string;
  schema: string | null;
  createsSchemas: boolean;
  createsTables: boolean;
};

/**
 * Makes sure that a database can be worked with, before anything is done to it.
 * @param db a pool of two connections or more
 * @throws Error in one line that names DATABASE_URL, what is wrong and the remedy
 */
export async function checkServer(db: Db): Promise<void> {
  const fault = await findFault(db).catch((error) => `the database cannot be used (${causeOf(error)})`);
  if (fault) throw new Error(`DATABASE_URL: ${fault}`);
}

async function findFault(db: Db): Promise<string | undefined> {
  if (await isPooledByTransaction(db))
    return "the pooler lends a connection for one transaction, Surveyhook needs one for a session; set pool_mode = session";
  const [facts] = await db.$client.unsafe<[ServerFacts]>(`
    select current_setting('server_version_num')::int / 10000 as version,
      pg_is_in_recovery() as standby,
      current_setting('transaction_read_only') = 'on' as "readOnly",
      current_setting('synchronous_commit') as commit,
      current_setting('server_encoding') as encoding,
      current_user as role, current_database() as database, current_schema() as schema,
      has_database_privilege(current_database(), 'create') as "createsSchemas",
      coalesce(has_schema_privilege(current_schema(), 'create'), false) as "createsTables"`);
  return serverFault(facts);
}

/** Why a server will not do, in words; undefined where it will. */
export function serverFault(facts: ServerFacts): string | undefined {
  const [role, database] = [quoted(facts.role), quoted(facts.database)];
  if (facts.version < oldest) return `PostgreSQL ${facts.version} is too old; ${oldest} or newer is needed`;
  if (facts.standby) return "the server is a standby, which can be read only; name the primary";
  if (facts.readOnly)
    return `transactions are read only; alter role ${role} set default_transaction_read_only = off`;
  if (facts.encoding !== "UTF8")
    return `the database is in ${facts.encoding}; create one with encoding 'UTF8'`;
  if (facts.commit === "off")
    return `synchronous_commit is off, and a crash would lose what was answered for; alter role ${role} set synchronous_commit = on`;
  if (!facts.createsSchemas)
    return `the role lacks the right CREATE on the database; grant create on database ${database} to ${role}`;
  if (!facts.createsTables)
    return `the role lacks the right CREATE on the schema; grant usage, create on schema ${quoted(facts.schema ?? "public")} to ${role}`;
  return undefined;
}

/** Two sessions that come to one server process are no sessions of the server's. */
async function isPooledByTransaction(db: Db): Promise<boolean> {
  const sessions = [await db.$client.reserve(), await db.$client.reserve()];
  try {
    const seen = new Set<number>();
    for (const session of sessions) {
      const [row] = await session.unsafe("select pg_backend_pid() as pid");
      seen.add(row!.pid);
    }
    return seen.size < sessions.length;
  } finally {
    for (const session of sessions) session.release();
  }
}

/** The innermost cause of a failure of the database, in one line; a query's own text is not in it. */
export function causeOf(error: unknown): string {
  const { cause, errors, message, code } = error as Error & { errors?: unknown[]; code?: string };
  if (cause) return causeOf(cause);
  if (errors?.[0]) return causeOf(errors[0]);
  return (message || code || "unknown").split("\n", 1)[0]!;
}

function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
