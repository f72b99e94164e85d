import { serve } from "inngest/edge";
import { database } from "@/db";
import { withDeadline } from "@/lib/deadline";
import { noteAddress, noteRefusedCall } from "@/lib/engine";
import { readWebBody } from "@/lib/http/read-web-body";
import { log } from "@/lib/log";
import { inngest } from "./client";
import { callsAreSigned, functionsAddress, usesInngestServer } from "./driver";
import { faultOf } from "./fault";
import { functions } from "./index";
import { sweepHere } from "./sweep";

/** Events and steps of ours are small; what is larger is none of an Inngest server's. */
const largestBody = 1_048_576;
/** Whoever asks for a registration within so long after another gets that one's answer. */
const registrationHolds = 2_000;
/** By then the server knows what it was told, also where it is told by our answer. */
const registrationSettles = 1_000;

let handlers: Record<"signed" | "ours", (request: Request) => Promise<Response>> | undefined;
let registering: Promise<{ status: number; body: string }> | undefined;

/**
 * The door of an Inngest server: it calls the functions, and is told of them. Calls must be signed with INNGEST_SIGNING_KEY
 * (where INNGEST_DEV does not say otherwise). A registration may be asked for by anybody, as Inngest's own tools do: we
 * then tell our server of our functions, always under the configured address, whatever the request's.
 */
export async function answerInngest(request: Request): Promise<Response> {
  if (!usesInngestServer()) return new Response(null, { status: 404 });
  const signed = request.headers.has("x-inngest-signature");
  const { method, url, headers } = request;
  if (!signed && method === "PUT" && headers.get("x-inngest-sync-kind") !== "in_band") {
    const { status, body } = await register();
    return answer(status, body);
  }
  if (!signed && callsAreSigned())
    return answer(401, { message: "Unauthorized: not signed by an Inngest server" });
  const body = method === "GET" ? undefined : await readWebBody(request, largestBody);
  if (body === null) return answer(413, { message: "The body is too large" });
  // Under our own address: the SDK throws where the request's Host makes none.
  const address = new URL(functionsAddress());
  address.search = new URL(url).search;
  const own = new Headers(headers);
  own.set("host", address.host);
  const call = new Request(address, { method, headers: own, ...(body && { body: new Uint8Array(body) }) });
  const answered = await door().signed(call);
  if (answered.status === 401) noteRefusedCall(new Date());
  else if (method === "PUT" && answered.ok) await registered();
  return answered;
}

/** Tells the server of our functions, once for all who ask at the same time. */
function register(): Promise<{ status: number; body: string }> {
  registering ??= (async () => {
    try {
      const ask = new Request(functionsAddress(), { method: "PUT", headers: { host: "localhost" } });
      const told = await door().ours(ask);
      if (told.status === 401 || told.status === 403) noteRefusedCall(new Date());
      if (told.ok) await registered();
      return { status: told.status, body: await told.text() };
    } finally {
      setTimeout(() => {
        registering = undefined;
      }, registrationHolds).unref();
    }
  })();
  return registering;
}

/** What fell due before the server knew of the functions has lost its wakes: it is looked for now. */
async function registered(): Promise<void> {
  const address = functionsAddress();
  const former = await withDeadline(noteAddress(database(), address)).catch(() => null);
  log()[former === address ? "debug" : "info"]({ address }, "Registered with the Inngest server");
  if (former !== null && former !== address) {
    const message = "The Inngest server called another address before; it calls the last one alone";
    log().warn({ address, former }, message);
  }
  setTimeout(() => {
    sweepHere().catch((error) =>
      log().warn(
        { fault: faultOf(error) },
        "The look after the registration failed; the sweep makes up for it",
      ),
    );
  }, registrationSettles).unref();
}

function door() {
  if (handlers) return handlers;
  const { origin: serveOrigin, pathname: servePath } = new URL(functionsAddress());
  const options = { client: inngest, functions, serveOrigin, servePath };
  handlers = {
    signed: serve({ ...options, enableUnauthedSync: false }),
    ours: serve({ ...options, enableUnauthedSync: true }),
  };
  return handlers;
}

function answer(status: number, body: string | { message: string }): Response {
  const headers = { "content-type": "application/json", "cache-control": "no-store" };
  return new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers });
}
