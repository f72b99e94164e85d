import type { ServerResponse } from "node:http";

/**
 * Holds an answer of 500 back until it is known whose fault it was; any other goes as it comes.
 * @param isAnothers asked once the answer of 500 is whole: is another answer to be given?
 * @param answer gives it
 */
export function holdBackFailure(
  response: ServerResponse,
  isAnothers: () => Promise<boolean>,
  answer: () => void,
): void {
  const { writeHead, write, end, flushHeaders } = response;
  const own = { writeHead, write, end, flushHeaders };
  const chunks: Buffer[] = [];
  let ended = false;
  const isFailure = () => ended || (response.statusCode === 500 && !response.headersSent);

  const keep = ([chunk, encoding, ...rest]: unknown[]) => {
    if (typeof chunk === "string")
      chunks.push(Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8"));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
    const then = [chunk, encoding, ...rest].find((each) => typeof each === "function");
    if (then) process.nextTick(then as () => void);
  };
  const judge = async () => {
    const anothers = await isAnothers();
    Object.assign(response, own);
    if (!anothers) return response.end(Buffer.concat(chunks));
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    answer();
  };
  Object.assign(response, {
    writeHead(status: number, ...rest: unknown[]) {
      response.statusCode = status;
      if (!isFailure()) return Reflect.apply(writeHead, response, [status, ...rest]);
      const headers = (rest.find((each) => typeof each === "object") ?? {}) as Record<string, string>;
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      return response;
    },
    write(...args: unknown[]) {
      if (!isFailure()) return Reflect.apply(write, response, args);
      keep(args);
      return true;
    },
    end(...args: unknown[]) {
      if (!isFailure()) return Reflect.apply(end, response, args);
      keep(args);
      if (!ended) void judge();
      ended = true;
      return response;
    },
    flushHeaders() {
      if (!isFailure()) flushHeaders.call(response);
    },
  });
}
