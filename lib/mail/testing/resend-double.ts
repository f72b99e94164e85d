import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { newToken } from "../../ids";

/** A mail as the double took it: Resend's request body, and the id it was given. */
export type DoubleMail = {
  id: string;
  from: string;
  to: string[];
  reply_to?: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  tags: { name: string; value: string }[];
};

export type DoubleAnswer =
  | { status: number; body?: unknown; headers?: Record<string, string> }
  | "drop"
  | "drop after taking"
  | "hang";

/** A local Resend: what it took, what it was asked, and how the next calls go wrong. */
export type ResendDouble = {
  url: string;
  mails: DoubleMail[];
  calls: { path: string; key: string | null; authorization: string | null; body: unknown }[];
  /** The next calls get these answers, one each, instead of being taken. */
  next: (...answers: DoubleAnswer[]) => void;
  close: () => Promise<void>;
};

/**
 * Starts a double of Resend's API on loopback: `POST /emails`, `POST /emails/batch` (strict, or permissive by header) and
 * `GET /domains`, with idempotency keys as Resend keeps them. An address without a dot after the @ is invalid.
 */
export async function startResendDouble(
  options: {
    apiKey?: string;
    strictOnly?: boolean;
    /** How a call goes wrong for which `next` has no answer. */
    mood?: () => DoubleAnswer | undefined;
    onTake?: (mail: DoubleMail) => void;
    /** How long it takes over each call. */
    latencyMs?: number;
    /** Whether what was asked is remembered, for tests to look at; idempotency keys always are. */
    keep?: boolean;
  } = {},
): Promise<ResendDouble> {
  const { keep = true } = options;
  const mails: DoubleMail[] = [];
  const calls: ResendDouble["calls"] = [];
  const planned: DoubleAnswer[] = [];
  const remembered = new Map<string, { body: string; answer: unknown }>();

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await textOf(request);
    const path = request.url ?? "";
    const key = (request.headers["idempotency-key"] as string | undefined) ?? null;
    const authorization = request.headers.authorization ?? null;
    if (keep) calls.push({ path, key, authorization, body: raw === "" ? null : JSON.parse(raw) });
    if (options.latencyMs) await sleep(options.latencyMs);
    const plan = planned.shift() ?? options.mood?.();
    if (plan === "hang") return;
    if (plan === "drop") return void request.socket.destroy();
    if (plan && plan !== "drop after taking") return reply(response, plan.status, bodyOf(plan), plan.headers);
    if (authorization !== `Bearer ${options.apiKey ?? "re_test"}`) {
      return reply(response, 403, {
        statusCode: 403,
        name: "invalid_api_key",
        message: "API key is invalid",
      });
    }
    if (path === "/domains") return reply(response, 200, { data: [] });
    const known = key ? remembered.get(key) : undefined;
    if (known && known.body !== raw) {
      const message = "Same idempotency key used with a different request payload.";
      return reply(response, 409, { statusCode: 409, name: "invalid_idempotent_request", message });
    }
    const answer =
      known?.answer ?? take(path, JSON.parse(raw), request.headers["x-batch-validation"] === "permissive");
    if (answer === null) {
      const message = "Invalid `to` field. The email address needs to follow the `email@example.com` format.";
      return reply(response, 422, { statusCode: 422, name: "validation_error", message });
    }
    if (key) remembered.set(key, { body: raw, answer });
    if (plan === "drop after taking") return void request.socket.destroy();
    reply(response, 200, answer);
  }

  /** The answer, or null where the call is refused as a whole. */
  function take(path: string, body: unknown, permissive: boolean): unknown {
    const batch = path === "/emails/batch";
    const asked = (batch ? body : [body]) as Omit<DoubleMail, "id">[];
    const isBad = ({ to }: Omit<DoubleMail, "id">) => !to.every((address) => /@[^@]+\.[^@]+$/.test(address));
    const partial = batch && permissive && !options.strictOnly;
    if (!partial && asked.some(isBad)) return null;
    const taken = asked.filter((mail) => !isBad(mail)).map((mail) => ({ ...mail, id: newToken() }));
    if (keep) mails.push(...taken);
    for (const mail of taken) options.onTake?.(mail);
    if (!batch) return { id: taken[0]!.id };
    const errors = asked.flatMap((mail, index) =>
      isBad(mail) ? [{ index, message: "Invalid `to` field." }] : [],
    );
    return { data: taken.map(({ id }) => ({ id })), ...(partial ? { errors } : {}) };
  }

  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    calls,
    next: (...answers) => void planned.push(...answers),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** An error of Resend's names its status, unless `body` is no object. */
function bodyOf({ status, body = {} }: { status: number; body?: unknown }): unknown {
  return typeof body === "object" ? { statusCode: status, ...body } : body;
}

function reply(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}
