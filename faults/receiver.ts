import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";

/** How the receiver behaves at the moment. */
export type ReceiverMood = "well" | "failing" | "busy" | "hanging" | "dropping" | "away";

/** A post as it came: the id over all its tries, what it says, and whether it was signed with the secret. */
export type ReceivedPost = { id: string; body: string; signed: boolean };

/** Somebody else's system, which takes what an outgoing webhook posts. */
export type Receiver = { url: string; secret: string; mood: ReceiverMood; close(): Promise<void> };

/** Starts a receiver whose mood can be changed; tells of each post it has taken, also where its answer is then lost. */
export async function startReceiver(taken: (post: ReceivedPost) => void): Promise<Receiver> {
  const receiver: Receiver = {
    url: "",
    secret: "",
    mood: "well",
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { mood } = receiver;
    if (mood === "away") return void request.socket.destroy();
    if (mood === "failing") return void response.writeHead(500).end("Out of order");
    if (mood === "busy") return void response.writeHead(429, { "retry-after": "1" }).end();
    // It took none of what it never answers: what it takes and does not answer is "dropping".
    if (mood === "hanging") return;
    const body = Buffer.concat(chunks).toString();
    const id = String(request.headers["webhook-id"]);
    // The app's clock jumps, and its timestamps with it: the signature alone is looked at.
    const at = new Date(Number(request.headers["webhook-timestamp"]) * 1000);
    const wanted = new Webhook(receiver.secret).sign(id, at, body);
    taken({ id, body, signed: String(request.headers["webhook-signature"]).split(" ").includes(wanted) });
    if (mood === "dropping") request.socket.destroy();
    else response.writeHead(204).end();
  });
  server.on("clientError", (_, socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return receiver;
}
