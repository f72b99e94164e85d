import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

/**
 * Makes sure that an address can be listened on before the slow part of the start.
 * @param port 0 for any
 * @returns the port
 * @throws Error in one line that names the variable
 */
export async function freePort(host: string, port: number): Promise<number> {
  const server = createServer().listen(port, host);
  try {
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
  } catch (error) {
    throw cannotListen(error, host, port);
  } finally {
    server.close();
  }
}

/** Why a server could not listen, in one line. */
export function cannotListen(error: unknown, host: string, port: number): Error {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") return new Error(`PORT: ${port} is in use on ${host}; choose another port`);
  if (code === "EACCES") return new Error(`PORT: this user may not listen on ${port}; choose one above 1023`);
  return new Error(`HOST: ${host} cannot be listened on (${code})`);
}
