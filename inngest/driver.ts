import { env, skipsSignatures } from "@/lib/env";

const names = ["INNGEST_BASE_URL", "INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY", "INNGEST_DEV"] as const;

/**
 * Who drives the functions: a real Inngest server as soon as one of its variables is set, else the embedded engine.
 * Read at import by the client, so it looks at the variables alone and never throws.
 */
export function usesInngestServer(source: Record<string, string | undefined> = process.env): boolean {
  return names.some((name) => Boolean(source[name]));
}

/** The one address under which an Inngest server calls this app, whichever of its processes answers there. */
export function functionsAddress(): string {
  const { APP_URL, INNGEST_SERVE_ORIGIN } = env();
  return new URL("/api/inngest", INNGEST_SERVE_ORIGIN ?? APP_URL).href;
}

/** Must calls of the functions be signed? Only a dev server's need not be. */
export function callsAreSigned(): boolean {
  return !skipsSignatures(env().INNGEST_DEV);
}
