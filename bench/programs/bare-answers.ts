import { createServer } from "node:http";
import { connect } from "@/db";

/**
 * The yardstick of answers: node:http that reads a form, inserts one row like the response that was stored last, into a table
 * with no more than its primary key, and sends the browser on. Its URL goes to the parent.
 */
const sql = connect(process.env.DATABASE_URL!, 10).$client;
const [model] = await sql`select row_to_json(t) as row from responses t order by id desc limit 1`;
await sql`drop table if exists bench_responses`;
await sql`create table bench_responses (like responses including defaults, primary key (id))`;

let last = 0;
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", async () => {
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    const id = `b${(++last).toString(36).padStart(28, "0")}`;
    const answers = { ...model!.row.answers, text: form.get("text") };
    const row = JSON.stringify({ ...model!.row, id, respondent_id: id, answers });
    await sql`insert into bench_responses select * from json_populate_record(null::bench_responses, ${row}::text::json)`;
    response.writeHead(303, { location: "/", "content-length": 0 }).end();
  });
});
server.listen(0, "127.0.0.1", () =>
  process.send?.(`http://127.0.0.1:${(server.address() as { port: number }).port}`),
);
