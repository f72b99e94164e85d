import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { connect, isIP, type Socket } from "node:net";
import { homedir } from "node:os";
import { join } from "node:path";
import { Duplex } from "node:stream";
import { type ConnectionOptions, connect as connectTls } from "node:tls";
import type { DatabaseAddress, Place, Tls } from "./connection-url";

const patienceMs = 5_000;
/** Source: PostgreSQL, "Message Formats", SSLRequest. */
const sslRequest = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);
const yes = 0x53;

/**
 * A connection to the first server of an address that answers, with TLS as the address wants it. The driver gets its own
 * from here: by itself it knows only some of libpq's ways. It may be written to before it is open.
 */
export class ServerSocket extends Duplex {
  /** The driver takes leave of an open one alone. */
  readonly readyState = "open";
  readonly #address: DatabaseAddress;
  #socket: Socket | undefined;

  constructor(address: DatabaseAddress) {
    super();
    this.#address = address;
  }

  setKeepAlive(on: boolean, delayMs?: number): this {
    this.#socket?.setKeepAlive(on, delayMs);
    return this;
  }

  override _construct(done: (error?: Error) => void): void {
    // postgres.js writes its first message in an immediate; where it learns of the end before, it forgets to write in all
    // later connections, and is back a minute after the server.
    open(this.#address).then(
      (socket) => {
        this.#socket = socket;
        socket.setNoDelay(true);
        socket.on("data", (chunk) => {
          if (!this.push(chunk)) socket.pause();
        });
        socket.on("end", () => this.push(null));
        socket.on("error", (error) => this.destroy(error));
        socket.on("close", () => this.destroy());
        done();
      },
      (error) => setImmediate(() => setImmediate(() => done(error))),
    );
  }

  override _read(): void {
    this.#socket?.resume();
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    if (this.#socket!.write(chunk)) done();
    else this.#socket!.once("drain", done);
  }

  override _final(done: () => void): void {
    this.#socket!.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#socket?.destroy();
    done(error);
  }
}

async function open({ places, tls, connectTimeoutMs }: DatabaseAddress): Promise<Socket> {
  let fault: unknown;
  for (const place of places) {
    const signal = AbortSignal.timeout(connectTimeoutMs ?? patienceMs);
    try {
      return await secured(place, tls, signal);
    } catch (error) {
      fault = signal.aborted ? timedOut(place) : error;
    }
  }
  throw fault;
}

function timedOut(place: Place): Error {
  const where = "path" in place ? place.path : `${place.host}:${place.port}`;
  return Object.assign(new Error(`${where} does not answer`), { code: "ETIMEDOUT" });
}

async function secured(place: Place, tls: Tls, signal: AbortSignal): Promise<Socket> {
  const socket = await dial(place, signal);
  if ("path" in place || tls.mode === "disable") return socket;
  const mayDoWithout = tls.mode === "prefer" || tls.mode === "allow";
  try {
    if (tls.direct || (await offersTls(socket, signal)))
      return await shakeHands(socket, place.host, tls, signal);
    if (mayDoWithout) return socket;
    throw new Error(`the server does not speak TLS, and sslmode is ${tls.mode}`);
  } catch (error) {
    socket.destroy();
    if (mayDoWithout && !signal.aborted) return await dial(place, signal);
    throw error;
  }
}

async function dial(place: Place, signal: AbortSignal): Promise<Socket> {
  const socket = connect(place);
  await until(socket, "connect", signal);
  return socket;
}

/** Asks a server for TLS. Whatever it says before the handshake but one letter, it may be somebody else who says it. */
async function offersTls(socket: Socket, signal: AbortSignal): Promise<boolean> {
  socket.write(sslRequest);
  const [answer] = (await until(socket, "data", signal)) as [Buffer];
  socket.pause();
  if (answer.length > 1) throw new Error("the server answered more than was asked");
  return answer[0] === yes;
}

async function shakeHands(socket: Socket, host: string, tls: Tls, signal: AbortSignal): Promise<Socket> {
  const secure = connectTls({
    socket,
    host,
    ...(isIP(host) ? {} : { servername: host }),
    ...(tls.direct ? { ALPNProtocols: ["postgresql"] } : {}),
    ...trust(tls),
  });
  await until(secure, "secureConnect", signal);
  return secure;
}

/** Whom to believe to be the server: as libpq, `require` looks at a certificate only where it is told a root. */
function trust({ mode, rootCert, cert, key }: Tls): ConnectionOptions {
  const own = {
    ...(cert ? { cert: file("sslcert", cert) } : {}),
    ...(key ? { key: file("sslkey", key) } : {}),
  };
  const root = rootCert ?? (mode.startsWith("verify-") ? usualRoot() : undefined);
  const verifies = mode.startsWith("verify-") || (mode === "require" && root !== undefined);
  if (!verifies) return { ...own, rejectUnauthorized: false };
  const ca = root && root !== "system" ? { ca: file("sslrootcert", root) } : {};
  return { ...own, ...ca, ...(mode === "verify-full" ? {} : { checkServerIdentity: () => undefined }) };
}

function usualRoot(): string | undefined {
  const path = join(homedir(), ".postgresql", "root.crt");
  return existsSync(path) ? path : undefined;
}

function file(parameter: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Error(`${parameter} ${path} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** Waits for an event of a socket, which is destroyed where it does not come. */
async function until(socket: Socket, event: string, signal: AbortSignal): Promise<unknown[]> {
  const closed = new AbortController();
  const onClose = () => closed.abort();
  socket.once("close", onClose);
  try {
    return await once(socket, event, { signal: AbortSignal.any([signal, closed.signal]) });
  } catch (error) {
    socket.destroy();
    throw closed.signal.aborted ? new Error("the server closed the connection") : error;
  } finally {
    socket.off("close", onClose);
  }
}
