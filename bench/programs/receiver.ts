import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** A receiver of posts that takes them, fails, or hangs for as long as it is waited for; tells its parent of each, and of the last one whole when asked. */
const mood = process.argv[2] as "well" | "failing" | "hanging";
const status = mood === "failing" ? 500 : 204;
let last: { headers: unknown; body: string } | undefined;
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", async () => {
    const to = String(request.headers["webhook-id"]);
    last = { headers: request.headers, body: Buffer.concat(chunks).toString() };
    process.send?.({ to, at: Date.now() });
    if (mood === "hanging") await sleep(20_000);
    response.writeHead(status).end();
  });
});
process.on("message", () => process.send?.({ model: last }));
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as { port: number }).port }));
