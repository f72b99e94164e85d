import { connect } from "node:net";
import type { Case } from "./cases";

/** What came back: a status, nothing on a connection that the server closed, or nothing at all in ten seconds. */
export type Outcome = number | "closed" | "hung";

let turn = 0;

/** Sends a case over a connection of its own, byte for byte as it is, and waits for the answer. */
export function send(port: number, { method, path, headers, body, cutAt }: Case): Promise<Outcome> {
  return new Promise((resolve) => {
    // Many addresses of the loopback, for one runs out of ports when each request has a connection of its own.
    const localAddress = `127.0.0.${2 + (turn++ % 50)}`;
    const socket = connect({ host: "127.0.0.1", port, localAddress, noDelay: true });
    let answer = "";
    const done = (outcome: Outcome) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(outcome);
    };
    const timer = setTimeout(() => done("hung"), 10_000);
    socket.on("data", (chunk) => {
      answer += chunk.toString("latin1");
      const status = /^HTTP\/1\.1 (?!1\d\d)(\d{3})/m.exec(answer)?.[1];
      if (status) done(Number(status));
    });
    socket.on("error", () => done("closed"));
    socket.on("close", () => done("closed"));
    const lines = [
      `${method} ${path} HTTP/1.1`,
      "host: 127.0.0.1",
      ...headers.map(([name, value]) => `${name}: ${value}`),
    ];
    socket.write(Buffer.from(`${lines.join("\r\n")}\r\ncontent-length: ${body.length}\r\n\r\n`, "latin1"));
    if (cutAt === null) socket.write(body);
    else socket.end(body.subarray(0, cutAt));
  });
}

/** Opens a connection that sends its request so slowly that it never ends. */
export function sendSlowly(port: number, path: string): () => void {
  const socket = connect({ host: "127.0.0.1", port }).on("error", () => {});
  socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\n\r\n{`);
  const timer = setInterval(() => socket.write(" "), 500);
  return () => {
    clearInterval(timer);
    socket.destroy();
  };
}
