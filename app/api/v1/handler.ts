import { and, eq } from "drizzle-orm";
import { stringify } from "lossless-json";
import type { z } from "zod";
import { type Db, database } from "@/db";
import { type Entity, entityTag, namesTag } from "@/lib/api/entity-tag";
import type { Method, Operation } from "@/lib/api/operation";
import { readJsonBody } from "@/lib/api/read-body";
import { authenticateToken, type Caller, isAtLeast } from "@/lib/auth/token";
import { databaseUnavailable, isDatabaseTrouble, withDeadline } from "@/lib/deadline";
import { env } from "@/lib/env";
import { AppError, problemOf } from "@/lib/errors";
import { byName } from "@/lib/http/form";
import { newId } from "@/lib/ids";
import { fieldErrorsOf, invalidRequest } from "@/lib/input/field-errors";
import { log } from "@/lib/log";
import { storable } from "@/lib/text/storable";

type Verb<O extends Operation> = (call: Call<O>) => Promise<Answer<O>>;

/** `read` is the operation of the same path that answers the thing, with its verb. */
type Handler = {
  (request: Request, read?: Reading): Promise<Response>;
  reading?: Reading;
};

type Reading = { operation: Operation; verb: Verb<Operation> };

/** What a verb is called with. `caller` is whose token it was. */
type Call<O extends Operation> = {
  db: Db;
  caller: Caller;
  workspaceId: string;
  now: Date;
  appUrl: string;
  headers: Headers;
  /** With a body that is not read yet, where the operation has none of its own. */
  request: Request;
  params: z.output<O["params"]>;
  query: z.output<O["query"]>;
  body: z.output<NonNullable<O["body"]>>;
};

/** Answers that are no usual one: another status, or a Response of its own. */
type Answer<O extends Operation> =
  | z.input<O["answer"]["schema"]>
  | { status: number; body: z.input<O["answer"]["schema"]> }
  | Response;

const timeoutBudget = { usual: 3500, patient: 60_000 };

/**
 * One call of the management API: who calls, parameters, query and body are checked after the operation, the verb is
 * called, its answer or its refusal becomes the response.
 */
export function handle<O extends Operation>(operation: O, verb: Verb<O>): Handler {
  const handler = async (request: Request, read?: Reading) => {
    const requestId = newId("request");
    const response = await answer(operation, verb, request, read).catch((error) =>
      refuse(error, operation.id, requestId),
    );
    response.headers.set("x-request-id", requestId);
    response.headers.set("cache-control", "no-store");
    return response;
  };
  return Object.assign(handler, { reading: { operation, verb } as unknown as Reading });
}

/** The exports of a route file; methods that the path does not take are 405 with what it does. */
export function route(handlers: Partial<Record<Method, Handler>>) {
  const methods = Object.keys(handlers);
  const allow = [...methods, ...(handlers.GET ? ["HEAD"] : []), "OPTIONS"].join(", ");
  const refused = async () => {
    const error = new AppError("method_not_allowed", `This path takes ${allow}.`, { headers: { allow } });
    return refuse(error, "method", newId("request"));
  };
  const options = async () =>
    new Response(null, { status: 204, headers: { allow, "x-request-id": newId("request") } });
  const of = (method: Method) => {
    const handler = handlers[method];
    return (request: Request) => (handler ? handler(request, handlers.GET?.reading) : refused());
  };
  return {
    GET: of("GET"),
    POST: of("POST"),
    PUT: refused,
    PATCH: of("PATCH"),
    DELETE: of("DELETE"),
    OPTIONS: options,
  };
}

async function answer<O extends Operation>(
  operation: O,
  verb: Verb<O>,
  request: Request,
  read: Reading | undefined,
): Promise<Response> {
  const now = new Date();
  const db = database();
  const caller = await withDeadline(
    authenticateToken(db, request.headers.get("authorization"), now),
    timeoutBudget.usual,
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
    headers: request.headers,
    request,
    params: checked(operation.params, paramsOf(operation.path, url.pathname)),
    query: checked(operation.query, queryOf(url.searchParams)),
    body: operation.body ? checked(operation.body, await bodyOf(operation, request)) : undefined,
  } as Call<O>;
  const left =
    (operation.patient ? timeoutBudget.patient : timeoutBudget.usual) - (Date.now() - now.getTime());
  const condition = request.method === "GET" ? null : request.headers.get("if-match");
  const work =
    condition !== null && operation.entity && read
      ? changeIfUnchanged(operation.entity, verb, call, read, condition)
      : verb(call);
  const response = respond(operation, await withDeadline(work, Math.max(left, 500)));
  return operation.entity ? tagged(operation.entity, request, response) : response;
}

/** Changes a thing where it still is what the client has read. Its row is held from the comparison to the change. */
async function changeIfUnchanged<O extends Operation>(
  entity: Entity,
  verb: Verb<O>,
  call: Call<O>,
  read: Reading,
  condition: string,
): Promise<Answer<O>> {
  const { id = call.workspaceId } = call.params as { id?: string };
  return await call.db.transaction(async (tx) => {
    // All that a change of one thing asks of the database, a transaction within it answers too.
    const held = { ...call, db: tx as unknown as Db };
    const { table } = entity;
    const mine = table.workspaceId && eq(table.workspaceId, call.workspaceId);
    await tx
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.id, id), mine))
      .for("update");
    const found = respond(read.operation, await read.verb(held as never));
    const tag = entityTag(await found.text(), entity);
    if (!namesTag(condition, tag, false)) {
      const detail = "It was changed after it was read. Get it again, and send the change with its new ETag.";
      throw new AppError("changed_meanwhile", detail, { headers: { etag: tag } });
    }
    return await verb(held);
  });
}

/** An answer with its entity tag; 304 where a client that asks for nothing else has it already. */
async function tagged(entity: Entity, request: Request, response: Response): Promise<Response> {
  if (response.body === null) return response;
  const text = await response.text();
  const headers = new Headers(response.headers);
  const tag = entityTag(text, entity);
  headers.set("etag", tag);
  // A tag that leaves something out does not say that all is as it was.
  const known = entity.leavesOut || request.method !== "GET" ? null : request.headers.get("if-none-match");
  if (known === null || !namesTag(known, tag, true))
    return new Response(text, { status: response.status, headers });
  headers.delete("content-type");
  return new Response(null, { status: 304, headers });
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
  const lists = [...byName(search)].map(([name, values]) => [name, storable(values.join(","))]);
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
