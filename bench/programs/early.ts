import { once } from "node:events";
import { Agent } from "node:http";
import { connect } from "node:net";
import { post } from "../doors";

/** Posts that are answered before they are read, or never come to their end. */
const early: { path: string; body: number; type?: string; left?: true; chunked?: true; expect?: true }[] = [
  { path: "/api/v1/surveys", body: 150_000 },
  { path: "/api/v1/surveys", body: 1_200_000 },
  { path: "/api/v1/none", body: 150_000 },
  { path: "/api/webhooks/resend", body: 150_000 },
  { path: "/sign-in", body: 60_000, type: "multipart/form-data; boundary=x" },
  { path: "/sign-in", body: 450_000, type: "multipart/form-data; boundary=x" },
  { path: "/sign-in", body: 450_000, chunked: true },
  { path: "/sign-in", body: 60_000, expect: true },
  { path: "/s/x", body: 200_000, left: true },
  { path: "/api/hooks/aut_x", body: 1_200_000 },
];

/**
 * Says that it is up, since a process that comes up takes from a neighbour what posts are not to be blamed for; told to
 * go on, posts all of them a hundred times over kept connections, or asks as often for something ordinary, and tells how
 * many were left without an answer.
 */
const url = process.argv[2]!;
const ordinary = process.argv[3] === "ordinary";
const agent = new Agent({ keepAlive: true, maxSockets: 16 });
process.send?.({});
await once(process, "message");
let hung = 0;
for (let round = 0; round < 100; round++) {
  const answers = await Promise.all(
    early.map((each) => (ordinary ? post(url, "/healthz", "", agent) : answerEarly(each))),
  );
  hung += answers.filter((answer) => answer === "hung").length;
}
agent.destroy();
process.send?.({ hung }, () => process.exit());

async function answerEarly({
  path,
  body,
  type = "text/plain",
  left,
  chunked,
  expect,
}: (typeof early)[number]): Promise<number | string> {
  if (left) {
    const socket = connect(Number(new URL(url).port), "127.0.0.1").on("error", () => {});
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-length: ${body}\r\n\r\n${"x".repeat(body / 2)}`,
    );
    setTimeout(() => socket.destroy(), 20);
    return "left";
  }
  return await post(url, path, "x".repeat(body), agent, {
    "content-type": type,
    ...(chunked ? { "transfer-encoding": "chunked" } : {}),
    ...(expect ? { expect: "100-continue" } : {}),
  });
}
