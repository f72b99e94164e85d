const names = ["INNGEST_BASE_URL", "INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY", "INNGEST_DEV"] as const;

/**
 * Who drives the functions: a real Inngest server as soon as one of its variables is set, else the embedded engine.
 * Read at import by the client, so it looks at the variables alone and never throws.
 */
export function usesInngestServer(source: Record<string, string | undefined> = process.env): boolean {
  return names.some((name) => Boolean(source[name]));
}
