import { createServer } from "node:http";
import { connect } from "@/db";

/**
 * The yardsticks: node:http that parses a JSON body, writes and answers, and does nothing else. `/insert` writes one row
 * a request, as many bytes as the hook's four; `/group` writes four rows for each person in tables with no more than their
 * primary keys, one commit for all that came meanwhile. The rows are like those the hook wrote last. Its URL goes to the
 * parent.
 */
const tables = ["deliveries", "runs", "respondents", "invitations"] as const;
const db = connect(process.env.DATABASE_URL!, 10);
const sql = db.$client;

const models: Record<string, object>[] = [];
let bytes = 0;
await sql`create table if not exists bench_bare (id bigserial primary key, body jsonb not null, at timestamptz not null default now())`;
for (const table of tables) {
  const [row] =
    await sql`select row_to_json(t) as model, pg_column_size(t) as bytes from ${sql(table)} t order by id desc limit 1`;
  models.push(row!.model);
  bytes += row!.bytes;
  await sql`drop table if exists ${sql(`bench_${table}`)}`;
  await sql`create table ${sql(`bench_${table}`)} (like ${sql(table)} including defaults, primary key (id))`;
}
const write = `with ${tables.map((table, place) => `w${place} as (insert into bench_${table} select * from json_populate_recordset(null::bench_${table}, $${place + 1}::text::json))`).join(", ")} select 1`;

let last = 0;
const waiting: { people: number; done: () => void }[] = [];
let inFlight = 0;

/** Writes what waits, two at a time as the hook does, the second only for many. */
async function pump(): Promise<void> {
  if (waiting.length === 0 || inFlight >= 2 || (inFlight === 1 && waiting.length < 64)) return;
  const group = waiting.splice(0, 200);
  const people = group.reduce((sum, each) => sum + each.people, 0);
  const ids = Array.from({ length: people }, () => `b${(++last).toString(36).padStart(28, "0")}`);
  const rows = models.map((model, place) =>
    JSON.stringify(
      (place === 0 ? ids.slice(0, group.length) : ids).map((id) => ({
        ...model,
        id,
        ...("token" in model ? { token: id } : {}),
      })),
    ),
  );
  inFlight++;
  await sql.unsafe(write, rows, { prepare: true });
  inFlight--;
  for (const { done } of group) done();
  void pump();
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", async () => {
    const text = Buffer.concat(chunks).toString();
    const parsed = JSON.parse(text);
    if (request.url === "/insert") {
      const padded = JSON.stringify({ body: text, rest: "x".repeat(Math.max(0, bytes - text.length)) });
      await sql`insert into bench_bare (body) values (${padded}::text::jsonb) returning id`;
    } else
      await new Promise<void>((done) => {
        waiting.push({ people: Array.isArray(parsed) ? parsed.length : 1, done });
        void pump();
      });
    const body = JSON.stringify({ id: ++last });
    response
      .writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) })
      .end(body);
  });
});
server.listen(0, "127.0.0.1", () =>
  process.send?.(`http://127.0.0.1:${(server.address() as { port: number }).port}`),
);
