import { connect, type Socket } from "node:net";

/** What a load found: answers a second, and how long they took (milliseconds). */
export type Load = {
  requests: number;
  failed: number;
  perSecond: number;
  p50: number;
  p99: number;
  max: number;
};

/**
 * Posts to a loopback server over keep-alive connections, one request in flight on each, until the time is over.
 * Raw sockets, so that the generator costs little beside what it measures.
 * @param next the body of each request
 */
export async function load(
  url: URL,
  {
    connections,
    seconds,
    next,
    headers = {},
  }: { connections: number; seconds: number; next: () => string; headers?: Record<string, string> },
): Promise<Load> {
  if (!["127.0.0.1", "localhost"].includes(url.hostname)) throw new Error("The load goes to loopback only.");
  const started = performance.now();
  const ends = started + seconds * 1000;
  const times: number[] = [];
  let failed = 0;
  const head = [
    `POST ${url.pathname} HTTP/1.1`,
    `host: ${url.host}`,
    "content-type: application/json",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ].join("\r\n");

  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
      const answers = reader(socket);
      while (performance.now() < ends) {
        const body = next();
        const begun = performance.now();
        socket.write(`${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
        const status = await answers();
        times.push(performance.now() - begun);
        if (status !== 200) failed++;
      }
      socket.destroy();
    }),
  );
  return loadOf(times, failed, performance.now() - started);
}

/** @param times how long each took; it is sorted */
export function loadOf(times: number[], failed: number, elapsedMs: number): Load {
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const perSecond = times.length / (elapsedMs / 1000);
  return { requests: times.length, failed, perSecond, p50: at(0.5), p99: at(0.99), max: at(1) };
}

/** Reads answers with a Content-Length or in chunks, one at a time; gives their status. */
function reader(socket: Socket): () => Promise<number> {
  let text = "";
  let wake: (() => void) | undefined;
  let lost: Error | undefined;
  socket.setEncoding("latin1");
  socket.on("data", (chunk: string) => {
    text += chunk;
    wake?.();
  });
  socket.on("error", (error) => {
    lost = error;
    wake?.();
  });
  socket.on("close", () => {
    lost ??= new Error("The server closed the connection.");
    wake?.();
  });
  const whole = (): number | undefined => {
    const end = text.indexOf("\r\n\r\n");
    if (end < 0) return undefined;
    const head = text.slice(0, end).toLowerCase();
    const length = /content-length: (\d+)/.exec(head);
    const close = length ? end + 4 + Number(length[1]) : text.indexOf("0\r\n\r\n", end + 4) + 5;
    if ((!length && close < end + 9) || text.length < close) return undefined;
    const status = Number(text.slice(9, 12));
    text = text.slice(close);
    return status;
  };
  return async () => {
    for (;;) {
      const status = whole();
      if (status !== undefined) return status;
      if (lost) throw lost;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
}
