import { type Fault, faultOf } from "../fault";
import { type FunctionConfig, readFunctionConfig } from "./function-config";

export type EngineEvent = { id: string; name: string; data: Record<string, unknown>; ts: number };

/** What a finished step left: its result, or the last error of one that has no retries left. */
export type StepMemo = { id: string; data: unknown } | { id: string; error: Fault };

/** The SDK's `serve`: a request in, a response out, all in this process. */
export type Handler = (request: Request) => Promise<Response>;

export type Call = {
  functionId: string;
  runId: string;
  event: EngineEvent;
  steps: StepMemo[];
  /** `step` to find what comes next, or the hashed id of the step to run. */
  step: string;
  attempt: number;
  maxAttempts: number;
};

/** What a function says of one of its steps. */
export type Operation = { id: string; op: string; name?: string; data?: unknown; error?: unknown };

export type Answer =
  | { kind: "returned" }
  | { kind: "steps"; operations: Operation[]; retryAfter: string | null }
  | { kind: "threw"; fault: Fault; retriable: boolean; retryAfter: string | null };

const address = "http://embedded.invalid/api/inngest";
/** The SDK builds its address from it and refuses to work without. */
const host = { host: "embedded.invalid" };

/**
 * Calls a function once (Open Source SDK Spec, 4.4 Call Requests).
 * @throws only what the handler itself throws: trouble inside the function is an answer
 */
export async function callFunction(handler: Handler, call: Call): Promise<Answer> {
  const query = new URLSearchParams({ fnId: call.functionId, stepId: call.step });
  const response = await handler(
    new Request(`${address}?${query}`, {
      method: "POST",
      headers: { ...host, "content-type": "application/json" },
      body: JSON.stringify(bodyOf(call)),
    }),
  );
  const retryAfter = response.headers.get("retry-after");
  if (response.status === 200) return { kind: "returned" };
  const body = (await response.json()) as unknown;
  if (response.status === 206) return { kind: "steps", operations: body as Operation[], retryAfter };
  const retriable = response.status !== 400 && response.headers.get("x-inngest-no-retry") !== "true";
  const { error: message, ...fault } = body as { error?: string };
  return { kind: "threw", fault: faultOf({ message, ...fault }), retriable, retryAfter };
}

function bodyOf({ runId, event, steps, attempt, maxAttempts }: Call) {
  const stack = steps.map((memo) => memo.id);
  return {
    event,
    events: [event],
    steps: Object.fromEntries(
      steps.map(({ id, ...outcome }) => [id, { type: "data" in outcome ? "data" : "error", ...outcome }]),
    ),
    ctx: {
      run_id: runId,
      attempt,
      max_attempts: maxAttempts,
      disable_immediate_execution: false,
      use_api: false,
      stack: { stack, current: stack.length },
    },
  };
}

/**
 * Asks which functions there are (4.3.5 In-Band Sync).
 * @throws Error if the SDK refuses, or a function has an option that the embedded engine does not know
 */
export async function readFunctions(handler: Handler): Promise<FunctionConfig[]> {
  const response = await handler(
    new Request(address, {
      method: "PUT",
      headers: { ...host, "content-type": "application/json", "x-inngest-sync-kind": "in_band" },
      body: JSON.stringify({ url: address }),
    }),
  );
  const body = (await response.json()) as { functions?: unknown[] };
  if (!response.ok || !body.functions)
    throw new Error(`The Inngest functions cannot be read: ${response.status}`);
  return body.functions.map(readFunctionConfig);
}
