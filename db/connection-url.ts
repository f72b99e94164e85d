import { userInfo } from "node:os";

const tlsModes = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"] as const;

/** Where a server listens: a host and its port, or the file of a Unix socket. */
export type Place = { host: string; port: number } | { path: string };

/** How the way to a server is protected: as libpq's `sslmode` and what belongs to it. */
export type Tls = {
  mode: (typeof tlsModes)[number];
  /** A file, or `system` for the certificates that this machine trusts. */
  rootCert?: string;
  cert?: string;
  key?: string;
  direct: boolean;
};

/** What a DATABASE_URL says. */
export type DatabaseAddress = {
  places: Place[];
  tls: Tls;
  user: string;
  password: string;
  database: string;
  connectTimeoutMs?: number;
  applicationName?: string;
  options?: string;
  /** Parameters that have no effect here. */
  ignored: string[];
};

/** Parameters of libpq that we keep to, with the variable that stands in for each. */
const parameters: Record<string, string> = {
  host: "PGHOST",
  hostaddr: "PGHOSTADDR",
  port: "PGPORT",
  user: "PGUSER",
  password: "PGPASSWORD",
  dbname: "PGDATABASE",
  application_name: "PGAPPNAME",
  options: "PGOPTIONS",
  connect_timeout: "PGCONNECT_TIMEOUT",
  sslmode: "PGSSLMODE",
  sslrootcert: "PGSSLROOTCERT",
  sslcert: "PGSSLCERT",
  sslkey: "PGSSLKEY",
  sslnegotiation: "PGSSLNEGOTIATION",
  channel_binding: "PGCHANNELBINDING",
};
/** Those whose only meaning here is what we do anyway. */
const met = ["client_encoding", "fallback_application_name", "target_session_attrs", "gssencmode", "sslsni"];

/** Of who: user and password; where: hosts and ports; what: the database; how: parameters. Nobody's @ stands in the first. */
const strict = /^postgres(?:ql)?:\/\/(?:([^@/]*)@)?([^@/?]*)(?:\/([^?@]*))?(?:\?(.*))?$/s;
/** The same where the password has an @ or a slash of its own: its end is the last @. */
const lenient = /^postgres(?:ql)?:\/\/(?:(.*)@)?([^@/?]*)(?:\/([^?@]*))?(?:\?(.*))?$/s;

/**
 * Reads a PostgreSQL URL as libpq does. A password may hold `#`, `%`, `@`, `/` and `?` as they are.
 * What the URL leaves open is taken from PGHOST, PGUSER, PGPASSWORD and so on.
 * Source: PostgreSQL, "Connection URIs" and "Parameter Key Words".
 * @throws Error whose message is what is wrong, without any of its parts that may be secret
 */
export function readDatabaseUrl(
  url: string,
  environment: Record<string, string | undefined> = process.env,
): DatabaseAddress {
  const read = partsOf(strict.exec(url)) ?? partsOf(lenient.exec(url));
  if (!read)
    throw new Error(
      "must be a PostgreSQL URL such as postgres://user:pass@host:5432/name; percent-encode what is special in the password",
    );
  const value = (name: string) => read.given.get(name) || environment[parameters[name]!] || undefined;
  const user = value("user") ?? systemUser();
  const mode = tlsMode(value);
  return {
    places: placesOf(value("hostaddr") ?? value("host") ?? "localhost", value("port") ?? "5432"),
    tls: {
      mode,
      ...optional({ rootCert: value("sslrootcert"), cert: value("sslcert"), key: value("sslkey") }),
      direct:
        oneOf("sslnegotiation", value("sslnegotiation") ?? "postgres", ["postgres", "direct"]) === "direct",
    },
    user,
    password: value("password") ?? "",
    database: value("dbname") ?? user,
    ...optional({
      applicationName: value("application_name"),
      options: value("options"),
      connectTimeoutMs: milliseconds(value("connect_timeout")),
    }),
    ignored: [...read.given.keys()].filter((name) => !(name in parameters) && !met.includes(name)),
  };
}

function partsOf(found: RegExpExecArray | null): { given: Map<string, string> } | undefined {
  if (!found) return undefined;
  const [, who = "", where = "", name = "", how = ""] = found;
  const at = where ? hostsOf(where) : undefined;
  if (where && !at) return undefined;
  const [user = "", ...password] = who.split(":");
  const given = new Map<string, string>(
    Object.entries({
      user: decode(user),
      password: decode(password.join(":")),
      dbname: decode(name),
      host: at?.hosts.join(",") ?? "",
      port: at?.ports.some(Boolean) ? at.ports.join(",") : "",
    }).filter(([, value]) => value),
  );
  for (const pair of how.split("&").filter(Boolean)) {
    const [key = "", ...rest] = pair.split("=");
    if (!/^\w+$/.test(key)) return undefined;
    given.set(key, decode(rest.join("=")));
  }
  return { given };
}

/** `a:1,[::1]:2,%2Frun%2Fpostgresql`: hosts and, where they are named, ports. */
function hostsOf(where: string): { hosts: string[]; ports: string[] } | undefined {
  const each = where.split(",").map((part) => /^(\[[^\]]*\]|[^:[\]\s]*)(?::(\d*))?$/.exec(part));
  if (each.some((found) => !found)) return undefined;
  return {
    hosts: each.map((found) => decode(found![1]!.replace(/^\[|\]$/g, ""))),
    ports: each.map((found) => found![2] ?? ""),
  };
}

function placesOf(hosts: string, ports: string): Place[] {
  const numbers = ports.split(",").map((text) => (text === "" ? 5432 : Number(text)));
  for (const number of numbers)
    if (!Number.isInteger(number) || number < 1 || number > 65_535)
      throw new Error("the port must be a number from 1 to 65535");
  const names = hosts.split(",");
  if (numbers.length > 1 && numbers.length !== names.length)
    throw new Error("there must be as many ports as hosts, or one for all");
  return names.map((host, index) => {
    const port = numbers[index] ?? numbers[0]!;
    return host.startsWith("/") ? { path: `${host}/.s.PGSQL.${port}` } : { host: host || "localhost", port };
  });
}

function tlsMode(value: (name: string) => string | undefined): Tls["mode"] {
  const system = value("sslrootcert") === "system";
  const mode = oneOf("sslmode", value("sslmode") ?? (system ? "verify-full" : "prefer"), tlsModes);
  if (system && mode !== "verify-full")
    throw new Error("sslrootcert=system goes with sslmode=verify-full alone");
  const binding = oneOf("channel_binding", value("channel_binding") ?? "prefer", [
    "disable",
    "prefer",
    "require",
  ]);
  // What it protects against is nobody without TLS, and so it may not do without.
  if (binding !== "require" || !["allow", "prefer"].includes(mode)) return mode;
  return "require";
}

function oneOf<const T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw new Error(`${name} must be one of ${allowed.join(", ")}`);
  return found;
}

/** libpq counts in seconds, and 0 stands for no end. */
function milliseconds(seconds: string | undefined): number | undefined {
  if (seconds === undefined) return undefined;
  if (!/^\d{1,5}$/.test(seconds)) throw new Error("connect_timeout must be a number of seconds");
  return Number(seconds) * 1000 || undefined;
}

/** A percent sign that begins no escape stands for itself. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/%(?![0-9a-f]{2})/gi, "%25"));
  } catch {
    return text;
  }
}

function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return "postgres";
  }
}

function optional<T extends Record<string, unknown>>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
