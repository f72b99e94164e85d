/** How an SMTP server is reached, read from SMTP_URL. */
export type SmtpTarget = {
  host: string;
  port: number;
  /** TLS from the first byte (`smtps:`). */
  secure: boolean;
  auth: { user: string; pass: string } | null;
  requireTLS: boolean;
  ignoreTLS: boolean;
  /** `tls.rejectUnauthorized`: false takes any certificate. */
  verifyCertificate: boolean;
  maxConnections: number;
};

const mostConnections = 100;
const usualConnections = 20;
const flags = ["requireTLS", "ignoreTLS", "tls.rejectUnauthorized"] as const;
const known = [...flags, "maxConnections"];

/**
 * Reads SMTP_URL. A password never goes out in clear: with one, `smtp:` requires STARTTLS unless `ignoreTLS=true` says
 * that the line may be trusted.
 * @throws Error with a sentence that says what is wrong with it, and nothing of a password
 */
export function readSmtpUrl(text: string): SmtpTarget {
  if (!/^smtps?:\/\/\S+$/i.test(text) || !URL.canParse(text))
    throw new Error(
      "must be an SMTP URL such as smtp://user:pass@host:587; in user and password write @ as %40, # as %23, / as %2F, % as %25",
    );
  const url = new URL(text);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (!host) throw new Error("names no host; write it as in smtp://user:pass@host:587");
  if (url.pathname.length > 1 || url.hash)
    throw new Error("has something after the host; in user and password write / as %2F and # as %23");
  const secure = url.protocol === "smtps:";
  const port = Number(url.port) || (secure ? 465 : 587);
  if (port === 465 && !secure) throw new Error("port 465 speaks TLS from the first byte; write smtps://");
  const options = readOptions(url.searchParams);
  if (options.requireTLS && options.ignoreTLS)
    throw new Error("requireTLS and ignoreTLS contradict each other");
  const user = decoded(url.username);
  const pass = decoded(url.password);
  const auth = user || pass ? { user, pass } : null;
  const requireTLS = !secure && (options.requireTLS || (auth !== null && !options.ignoreTLS));
  return { ...options, host, port, secure, auth, requireTLS };
}

function readOptions(given: URLSearchParams) {
  for (const name of given.keys()) {
    if (!known.includes(name)) throw new Error(`has an unknown option; known are ${known.join(", ")}`);
    if (given.getAll(name).length > 1) throw new Error(`has the option ${name} twice`);
  }
  const flag = (name: (typeof flags)[number]) => {
    const value = given.get(name);
    if (value !== null && !["true", "false"].includes(value))
      throw new Error(`the option ${name} must be true or false`);
    return value === null ? undefined : value === "true";
  };
  const wanted = given.get("maxConnections") ?? String(usualConnections);
  const maxConnections = /^\d{1,3}$/.test(wanted) ? Number(wanted) : 0;
  if (maxConnections < 1 || maxConnections > mostConnections)
    throw new Error(`the option maxConnections must be a number from 1 to ${mostConnections}`);
  return {
    requireTLS: flag("requireTLS") ?? false,
    ignoreTLS: flag("ignoreTLS") ?? false,
    verifyCertificate: flag("tls.rejectUnauthorized") ?? true,
    maxConnections,
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Error("the user or password has a % that begins no code; write % as %25");
  }
}
