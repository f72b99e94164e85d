import { createServer } from "node:http";
import { connect } from "@/db";

/** The yardstick: node:http that parses a JSON body, does one INSERT of it, and answers. Its URL goes to the parent. */
const db = connect(process.env.DATABASE_URL!, 10);
await db.$client`create table if not exists bench_bare (id bigserial primary key, body jsonb not null, at timestamptz not null default now())`;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", async () => {
    const text = Buffer.concat(chunks).toString();
    JSON.parse(text);
    const [row] = await db.$client`insert into bench_bare (body) values (${text}::text::jsonb) returning id`;
    const body = JSON.stringify({ id: row!.id });
    response
      .writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) })
      .end(body);
  });
});
server.listen(0, "127.0.0.1", () =>
  process.send?.(`http://127.0.0.1:${(server.address() as { port: number }).port}/`),
);
