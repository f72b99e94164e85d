import type { Db } from "@/db";
import { noteHandshake } from "@/lib/automation/sender-secret";
import { answerHook } from "./hook/answer";
import type { HookDeps } from "./hook/context";
import { RateLimiter } from "./hook/rate";
import { HookCache, loadHook } from "./hook/setup";
import { DeliveryWriter } from "./write/writer";

/** A hook's process over a test database, with a clock that stands still until it is moved. */
export function hookForTests(db: Db, start = new Date("2026-11-24T08:00:00.000Z")) {
  const state = { now: start, woken: [] as Date[] };
  const deps: HookDeps = {
    cache: new HookCache((id, now) => loadHook(db, id, now)),
    writer: new DeliveryWriter(() => db.$client),
    limiter: new RateLimiter(),
    clock: () => state.now,
    inFlight: new Set(),
    wake: (at) => state.woken.push(at),
    tell: () => {},
    keyUsed: () => {},
    appUrl: "https://surveys.example.com",
    shook: (id, at, secret) => noteHandshake(db, id, at, secret),
  };

  /** Posts to a hook; a body that is no string or bytes goes as JSON. */
  async function post(
    id: string,
    body: unknown,
    {
      key,
      query = "",
      method = "POST",
      headers = {},
    }: { key?: string; query?: string; method?: string; headers?: Record<string, string> } = {},
  ) {
    const raw = Buffer.isBuffer(body)
      ? body
      : Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
    const answer = await answerHook(deps, {
      method,
      id,
      query: new URLSearchParams(query),
      target: `/api/hooks/${id}${query === "" ? "" : `?${query}`}`,
      headers: {
        "content-type": "application/json",
        ...(key ? { authorization: `Bearer ${key}` } : {}),
        ...headers,
      },
      read: async (limit) => (raw.length > limit ? null : raw),
    });
    return {
      ...answer,
      text: answer.body,
      json: answer.headers["content-type"]?.includes("json") ? JSON.parse(answer.body) : null,
    };
  }
  return { deps, state, post };
}
