// Takes posts of Surveyhook with Node alone. Run it: SECRET=whsec_... PORT=8080 node receiver.mjs
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

const key = Buffer.from(process.env.SECRET.replace(/^whsec_/, ""), "base64");
const seen = new Set(); // Keep it in your database: a repeat has the same webhook-id.

function isOurs(headers, body) {
  const { "webhook-id": id, "webhook-timestamp": time, "webhook-signature": signatures = "" } = headers;
  if (!id || Math.abs(Date.now() / 1000 - Number(time)) > 300) return false;
  const expected = createHmac("sha256", key).update(`${id}.${time}.`).update(body).digest();
  return signatures.split(" ").some((each) => {
    const given = Buffer.from(each.replace(/^v1,/, ""), "base64");
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  if (!isOurs(request.headers, body)) return response.writeHead(401).end();
  response.end("ok"); // Answer at once, and work afterwards: after 15 seconds it is posted again.
  const id = request.headers["webhook-id"];
  if (seen.has(id)) return;
  seen.add(id);
  const { type, data, test } = JSON.parse(body);
  if (!test) console.log(type, data.respondent.email, data.answers);
}).listen(Number(process.env.PORT), "127.0.0.1");
