import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { callFunction, type StepMemo } from "./embedded/protocol";

/** A key as Inngest makes them; `letter` tells them apart. */
export const testingKey = (letter: string) => `signkey-test-${letter.repeat(64)}`;

/** Signed as a server does: HMAC-SHA256 over body and time (Open Source SDK Spec, 4.1.3). */
export function signature(body: string, key: string): string {
  const time = Math.round(Date.now() / 1000);
  const hash = createHmac("sha256", key.replace(/^signkey-\w+-/, ""));
  return `t=${time}&s=${hash.update(`${body}${time}`).digest("hex")}`;
}

/** JSON whose keys are sorted, over which the SDK reckons the signature. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`)
    .join()}}`;
}

/**
 * The server's side of Inngest: takes events and registrations, and calls functions, signed, to the end of a run.
 * @param answer how it answers what is sent to it; undefined hangs
 */
export async function startInngestDouble(key: string) {
  const events: string[] = [];
  const registrations: { url: string; functions: { id: string }[] }[] = [];
  const double = { answer: 200 as number | undefined };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (double.answer === undefined) return;
    const body = JSON.parse(Buffer.concat(chunks).toString());
    response.writeHead(double.answer, { "content-type": "application/json" });
    if (double.answer !== 200) return response.end(JSON.stringify({ error: "no", status: double.answer }));
    if (request.url?.startsWith("/v1/checkpoint/")) return response.end("{}");
    if (request.url === "/fn/register") {
      registrations.push(body);
      return response.end(JSON.stringify({ ok: true, modified: true }));
    }
    for (const event of body) events.push(event.name);
    return response.end(JSON.stringify({ ids: body.map(() => "event"), status: 200 }));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");

  /** Calls a function until its run has ended. @throws Error with the answer of a call that was refused or failed */
  async function run(
    handle: (request: Request) => Promise<Response>,
    functionId: string,
    name = "inngest/scheduled.timer",
  ): Promise<void> {
    const event = { id: "event", name, data: {}, ts: Date.now() };
    const steps: StepMemo[] = [];
    const signedCall = async (request: Request) => {
      const { ctx, ...asked } = JSON.parse(await request.text());
      // Named so, the function does several steps in one call, and tells of each by a checkpoint.
      const body = canonical({ ...asked, ctx: { ...ctx, fn_id: "fn", qi_id: "item" } });
      const headers = { ...Object.fromEntries(request.headers), "x-inngest-signature": signature(body, key) };
      return handle(new Request(request.url, { method: "POST", headers, body }));
    };
    const call = { functionId: `surveyhook-${functionId}`, runId: "run", event, attempt: 0, maxAttempts: 1 };
    for (;;) {
      const answer = await callFunction(signedCall, { ...call, steps, step: "step" });
      if (answer.kind === "returned") return;
      if (answer.kind === "threw") throw new Error(answer.fault.message);
      for (const { id, op, data } of answer.operations) {
        if (op === "RunComplete") return;
        if (op === "StepError" || op === "StepFailed") throw new Error(`A step of ${functionId} failed`);
        steps.push({ id, data: data ?? null });
      }
    }
  }

  return Object.assign(double, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    events,
    registrations,
    run,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
