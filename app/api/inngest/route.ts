import { serve } from "inngest/next";
import { inngest } from "@/inngest/client";
import { usesInngestServer } from "@/inngest/driver";
import { functions } from "@/inngest/index";

export const dynamic = "force-dynamic";

/** Signed by the server's key; the SDK lets unsigned calls through only where INNGEST_DEV says so. */
const server = serve({ client: inngest, functions, enableUnauthedSync: false });

type Handler = (typeof server)["POST"];

/** Without a server the functions are called in this process alone: there is nothing behind this address. */
const behindServer =
  (handler: Handler): Handler =>
  async (request, context) =>
    usesInngestServer() ? handler(request, context) : new Response(null, { status: 404 });

export const GET = behindServer(server.GET);
export const POST = behindServer(server.POST);
export const PUT = behindServer(server.PUT);
