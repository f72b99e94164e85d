import { stringify } from "lossless-json";
import type { z } from "zod";
import { type Db, database } from "@/db";
import type { Method, Operation } from "@/lib/api/operation";
import { readJsonBody } from "@/lib/api/read-body";
import { authenticateToken, type Caller, isAtLeast } from "@/lib/auth/token";
import { databaseUnavailable, isDatabaseTrouble, withDeadline } from "@/lib/deadline";
import { env } from "@/lib/env";
import { AppError, problemOf } from "@/lib/errors";
import { fieldErrorsOf, invalidRequest } from "@/lib/field-errors";
import { byName } from "@/lib/http/form";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";

type Handler = (request: Request) => Promise<Response>;

/** What a verb is called with. `caller` is whose token it was. */
export type Call<O extends Operation> = {
  db: Db;
  caller: Caller;
  workspaceId: string;
  now: Date;
  appUrl: string;
  params: z.output<O["params"]>;
  query: z.output<O["query"]>;
  body: z.output<NonNullable<O["body"]>>;
};

/** Answers that are no usual one: another status, or a Response of its own. */
export type Answer<O extends Operation> =
  | z.input<O["answer"]["schema"]>
  | { status: number; body: z.input<O["answer"]["schema"]> }
  | Response;

const patience = { usual: 3500, patient: 60_000 };

/**
 * One call of the management API: who calls, parameters, query and body are checked after the operation, the verb is
 * called, its answer or its refusal becomes the response.
 */
export function handle<O extends Operation>(
  operation: O,
  verb: (call: Call<O>) => Promise<Answer<O>>,
): Handler {
  return async (request) => {
    const requestId = newId("request");
    const response = await answer(operation, verb, request).catch((error) =>
      refuse(error, operation.id, requestId),
    );
    response.headers.set("x-request-id", requestId);
    response.headers.set("cache-control", "no-store");
    return response;
  };
}

/** The exports of a route file; methods that the path does not take are 405 with what it does. */
export function route(handlers: Partial<Record<Method, Handler>>) {
  const methods = Object.keys(handlers);
  const allow = [...methods, ...(handlers.GET ? ["HEAD"] : []), "OPTIONS"].join(", ");
  const refused: Handler = async () => {
    const error = new AppError("method_not_allowed", `This path takes ${allow}.`, { headers: { allow } });
    return refuse(error, "method", newId("request"));
  };
  const options: Handler = async () =>
    new Response(null, { status: 204, headers: { allow, "x-request-id": newId("request") } });
  return {
    GET: handlers.GET ?? refused,
    POST: handlers.POST ?? refused,
    PUT: refused,
    PATCH: handlers.PATCH ?? refused,
    DELETE: handlers.DELETE ?? refused,
    OPTIONS: options,
  };
}

async function answer<O extends Operation>(
  operation: O,
  verb: (call: Call<O>) => Promise<Answer<O>>,
  request: Request,
): Promise<Response> {
  const now = new Date();
  const db = database();
  const caller = await withDeadline(
    authenticateToken(db, request.headers.get("authorization"), now),
    patience.usual,
  );
  if (operation.role && !isAtLeast(caller.role, operation.role)) {
    throw new AppError(
      "forbidden",
      `This needs a token of the role ${operation.role}; yours is ${caller.role}.`,
    );
  }
  const url = new URL(request.url);
  const call = {
    db,
    caller,
    workspaceId: caller.workspaceId,
    now,
    appUrl: env().APP_URL,
    params: checked(operation.params, paramsOf(operation.path, url.pathname)),
    query: checked(operation.query, queryOf(url.searchParams)),
    body: operation.body ? checked(operation.body, await bodyOf(operation, request)) : undefined,
  } as Call<O>;
  const left = (operation.patient ? patience.patient : patience.usual) - (Date.now() - now.getTime());
  return respond(operation, await withDeadline(verb(call), Math.max(left, 500)));
}

function respond<O extends Operation>(operation: O, result: Answer<O>): Response {
  if (result instanceof Response) return result;
  const other = isOther(result);
  const status = other ? result.status : operation.answer.status;
  const body: unknown = other ? result.body : result;
  if (body === undefined) return new Response(null, { status });
  const text = operation.lossless ? stringify(body) : JSON.stringify(body);
  return new Response(text, { status, headers: { "content-type": "application/json" } });
}

function isOther(result: unknown): result is { status: number; body: unknown } {
  if (typeof result !== "object" || result === null) return false;
  return (
    Object.keys(result).length === 2 &&
    "body" in result &&
    typeof (result as { status?: unknown }).status === "number"
  );
}

/** The response of a refusal: RFC 9457. What is no AppError is logged and tells nothing of the inside. */
export function refuse(error: unknown, operation: string, requestId: string): Response {
  const known =
    error instanceof AppError ? error : isDatabaseTrouble(error) ? databaseUnavailable() : undefined;
  if (!known) log().error({ requestId, operation, fault: faultOf(error) }, "a management request failed");
  const { status, headers, body } = problemOf(known ?? error);
  return new Response(JSON.stringify(body), { status, headers: { ...headers, "x-request-id": requestId } });
}

/** Where an error comes from, without its text: a query's parameters would stand in it. */
function faultOf(error: unknown): { name: string; at: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const root = error.cause instanceof Error ? error.cause : error;
  const lines = `${error.stack ?? ""}\n${root.stack ?? ""}`.split("\n");
  const code = "code" in root ? ` ${String(root.code)}` : "";
  return { name: `${root.name}${code}`, at: lines.filter((line) => /^\s+at /.test(line)).slice(0, 12) };
}

function checked<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalidRequest(fieldErrorsOf(parsed.error.issues));
}

/** The parameters of a path, decoded once. What cannot be in the database is not found. */
function paramsOf(template: string, pathname: string): Record<string, string> {
  const given = pathname
    .replace(/^.*?\/api\/v1/, "")
    .replace(/\/$/, "")
    .split("/");
  const params: Record<string, string> = {};
  for (const [i, part] of template.split("/").entries()) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (!name) continue;
    const value = decoded(given[i] ?? "");
    if (value === undefined || value.includes("\0"))
      throw new AppError("not_found", "There is nothing with this id in this workspace.");
    params[name] = value;
  }
  return params;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** A repeated parameter is a comma list; a blank one counts as left out. */
function queryOf(search: URLSearchParams): Record<string, string> {
  const lists = [...byName(search)].map(([name, values]) => [
    name,
    values.join(",").toWellFormed().replaceAll("\0", "\uFFFD"),
  ]);
  return Object.fromEntries(lists.filter(([, value]) => value !== ""));
}

async function bodyOf(operation: Operation, request: Request): Promise<unknown> {
  const body = await readJsonBody(request);
  if (body === undefined) {
    if (operation.bodyOptional) return {};
    throw new AppError("empty_body", "The body is empty. Send a JSON object.");
  }
  if (!operation.readOnly || typeof body !== "object" || body === null || Array.isArray(body)) return body;
  const ignored = new Set(operation.readOnly);
  return Object.fromEntries(Object.entries(body).filter(([name]) => !ignored.has(name)));
}
