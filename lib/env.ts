import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import { readDatabaseUrl } from "@/db/connection-url";
import { readSmtpUrl } from "./smtp-url";

const blankIsUnset = (value: unknown) => (value === "" ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsUnset, schema.optional());

const httpUrl = z.string().refine((value) => /^https?:\/\/[^\s/]+/.test(value) && URL.canParse(value), {
  message: "must be an http(s) URL such as https://surveys.example.com",
});

/** Paths of ours begin at the root, whatever stood behind the host. */
const isBare = (value: string) => {
  const { pathname, search, hash, username, password } = new URL(value);
  return /^\/*$/.test(pathname) && !search && !hash && !username && !password;
};
const appUrl = httpUrl.refine((value) => !URL.canParse(value) || isBare(value), {
  message: "must be scheme, host and port alone, such as https://surveys.example.com, without a path",
});

const sender = /^(?:(?:"[^"\r\n]*" *|[^<>"\r\n]*)<[^\s<>@,]+@[^\s<>@,]+>|[^\s<>@,]+@[^\s<>@,]+)$/;

function isTrust(value: string): boolean {
  if (/^\d+$/.test(value)) return true;
  return isNetworks(value);
}

/** Is it a list of CIDR ranges and addresses? */
function isNetworks(value: string): boolean {
  return value.split(",").every((range) => {
    const [address = "", bits = "0", ...more] = range.trim().split("/");
    const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
    return /^\d+$/.test(bits) && Number(bits) <= most && more.length === 0;
  });
}

function smtpUrl(value: string, issues: z.RefinementCtx): void {
  try {
    readSmtpUrl(value);
  } catch (error) {
    issues.addIssue({ code: "custom", message: (error as Error).message });
  }
}

/** Does INNGEST_DEV name a dev server, whose calls are taken unsigned? It is on, or the server's URL. */
export function skipsSignatures(inngestDev: string | undefined): boolean {
  return inngestDev !== undefined && !/^(0|false)$/i.test(inngestDev.trim());
}

/** Is it this machine alone: an address of the loopback, or a name for it? */
function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
}

/** The host of a URL that is one; of another one its own fault tells. */
function hostOf(url: string | undefined): string[] {
  return url !== undefined && URL.canParse(url) ? [new URL(url).hostname] : [];
}

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const port = z
  .string()
  .regex(/^\d{1,5}$/, "must be a port number")
  .transform(Number)
  .refine((number) => number <= 65_535, "must be a port number, 65535 at most");

const positive = z.coerce.number({ message: "must be a number" }).positive("must be more than 0");

const key = z.string().regex(/^[\x21-\x7e]+$/, "must be letters, digits and signs without blanks");

const variables = {
  NODE_ENV: z.enum(["production", "development", "test"]).catch("production"),
  PORT: optional(port).transform((value) => value ?? 3000),
  HOST: optional(z.string()).transform((value) => value ?? "127.0.0.1"),
  APP_URL: optional(appUrl),
  TRUST_PROXY: optional(
    z.string().refine(isTrust, "must be a number of hops or a list of CIDR ranges such as 10.0.0.0/8"),
  ),
  DATA_DIR: optional(z.string()).transform((value) =>
    resolve(/* turbopackIgnore: true */ value ?? "./.data"),
  ),
  DATABASE_URL: optional(
    z.string().superRefine((value, issues) => {
      try {
        readDatabaseUrl(value);
      } catch (error) {
        issues.addIssue({ code: "custom", message: (error as Error).message });
      }
    }),
  ),
  AUTH_SECRET: optional(z.string().min(32, "must have at least 32 characters")),
  ADMIN_EMAIL: optional(z.string().regex(/^[^\s@]+@[^\s@]+$/, "must be an e-mail address")),
  ADMIN_PASSWORD: optional(z.string()),
  ADMIN_API_TOKEN: optional(z.string().min(32, "must have at least 32 characters")),
  RESEND_API_KEY: optional(key),
  RESEND_BASE_URL: optional(httpUrl),
  RESEND_WEBHOOK_SECRET: optional(key),
  SMTP_URL: optional(z.string().superRefine(smtpUrl)),
  MAIL_FROM: optional(
    z.string().regex(sender, "must be one address such as Surveyhook <no-reply@example.com>"),
  ).transform((value) => value ?? "Surveyhook <no-reply@localhost>"),
  INNGEST_BASE_URL: optional(httpUrl),
  INNGEST_EVENT_KEY: optional(key),
  INNGEST_SIGNING_KEY: optional(key),
  INNGEST_DEV: optional(
    z
      .string()
      .trim()
      .regex(/^(0|1|true|false|https?:\/\/\S+)$/i, "must be 1, 0 or the URL of an Inngest dev server"),
  ),
  INNGEST_SERVE_ORIGIN: optional(
    httpUrl.refine((value) => new URL(value).href === `${new URL(value).origin}/`, {
      message: "must be an origin such as http://app:3000, without a path",
    }),
  ),
  ALLOWED_PRIVATE_TARGETS: optional(
    z.string().refine(isNetworks, "must be a list of CIDR ranges such as 10.0.0.0/8,192.168.7.4"),
  ),
  MAIL_RATE_PER_SECOND: optional(positive),
  RETRY_SCALE: optional(positive.max(100, "must be 100 at most")).transform((value) => value ?? 1),
  LOG_LEVEL: optional(z.enum(logLevels, `must be one of ${logLevels.join(", ")}`)).transform(
    (value) => value ?? "info",
  ),
};

/** The names of all variables that are read. */
export const variableNames = Object.keys(variables);

const envSchema = z
  .object(variables)
  .superRefine((env, issues) => {
    if (env.NODE_ENV === "production" && env.DATABASE_URL && !env.AUTH_SECRET) {
      issues.addIssue({
        code: "custom",
        path: ["AUTH_SECRET"],
        message: "is required in production where DATABASE_URL is set; make one with: openssl rand -hex 32",
      });
    }
    if (Boolean(env.ADMIN_EMAIL) !== Boolean(env.ADMIN_PASSWORD)) {
      const missing = env.ADMIN_EMAIL ? "ADMIN_PASSWORD" : "ADMIN_EMAIL";
      issues.addIssue({
        code: "custom",
        path: [missing],
        message: "ADMIN_EMAIL and ADMIN_PASSWORD go together",
      });
    }
    const { INNGEST_BASE_URL: url, INNGEST_EVENT_KEY: event, INNGEST_SIGNING_KEY: signing } = env;
    const inngestDev = skipsSignatures(env.INNGEST_DEV);
    const inngest = Boolean(url || event || signing || env.INNGEST_DEV);
    for (const [name, key] of Object.entries({ INNGEST_EVENT_KEY: event, INNGEST_SIGNING_KEY: signing })) {
      if (!inngest || inngestDev || key) continue;
      const message = "is required with an Inngest server; for a dev server set INNGEST_DEV=1 instead";
      issues.addIssue({ code: "custom", path: [name], message });
    }
    const reached = [env.HOST, ...[env.APP_URL, env.INNGEST_SERVE_ORIGIN].flatMap((value) => hostOf(value))];
    const open = reached.find((host) => !isLoopback(host));
    if (env.NODE_ENV === "production" && inngestDev && open !== undefined) {
      const message = `lets anybody who reaches ${open} call the functions unsigned, and is for loopback addresses alone; set INNGEST_SIGNING_KEY and INNGEST_EVENT_KEY instead`;
      issues.addIssue({ code: "custom", path: ["INNGEST_DEV"], message });
    }
  })
  .transform((env) => ({
    ...env,
    APP_URL: env.APP_URL
      ? new URL(env.APP_URL).origin
      : `http://${env.HOST.includes(":") ? `[${env.HOST}]` : env.HOST}:${env.PORT}`,
  }));

/** The checked environment: every variable of the contract, defaults filled in. */
export type Env = z.output<typeof envSchema>;

/**
 * Checks the process environment.
 * @returns the environment with defaults filled in
 * @throws Error whose message is one line that names the variable and the remedy
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const parsed = envSchema.safeParse(source);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new Error(`${issue.path.join(".")}: ${issue.message}`);
}

let checked: Env | undefined;

/** The environment of this process, checked once. */
export function env(): Env {
  checked ??= readEnv();
  return checked;
}
