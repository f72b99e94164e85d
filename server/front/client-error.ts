import type { Socket } from "node:net";
import { AppError, problemOf } from "@/lib/errors";

const limit = "16 KiB (16,384 bytes)";
const known: Record<string, AppError> = {
  HPE_HEADER_OVERFLOW: new AppError(
    "headers_too_large",
    `The address and the headers are larger than ${limit} together. Shorten the address, or send the data in the body.`,
  ),
  ERR_HTTP_REQUEST_TIMEOUT: new AppError("request_timeout", "The request did not come to its end in time."),
};
const unreadable = new AppError("invalid_http", "This is no HTTP request that can be read.");

/**
 * Answers what node could not read as a request, as RFC 9457, and ends its connection. Where an answer is on its way
 * already, another would be taken for its end.
 */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  const begun = (socket as { _httpMessage?: { headersSent: boolean } })._httpMessage?.headersSent;
  if (!socket.writable || begun || error.code === "ECONNRESET") return void socket.destroy();
  const { status, headers, body } = problemOf(known[error.code ?? ""] ?? unreadable);
  const text = JSON.stringify(body);
  const lines = Object.entries({
    ...headers,
    "content-length": Buffer.byteLength(text),
    connection: "close",
  });
  const head = lines.map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${body.title}`, ...head, "", text].join("\r\n"));
}
