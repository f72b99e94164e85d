import { readSmtpUrl } from "@/lib/smtp-url";
import type { Env } from "../env";

/** The way that mail takes, as people may see it: no password, no key. */
export type MailWay =
  | { kind: "captured" }
  | { kind: "resend"; host: string }
  | {
      kind: "smtp";
      host: string;
      port: number;
      tls: "smtps" | "must" | "starttls" | "clear";
      user: string | null;
    };

/** The way that the environment asks for: Resend before SMTP; with neither, mails are kept. */
export function mailWay(env: Pick<Env, "RESEND_API_KEY" | "RESEND_BASE_URL" | "SMTP_URL">): MailWay {
  if (env.RESEND_API_KEY)
    return { kind: "resend", host: new URL(env.RESEND_BASE_URL ?? "https://api.resend.com").host };
  if (!env.SMTP_URL) return { kind: "captured" };
  const { host, port, secure, requireTLS, ignoreTLS, auth } = readSmtpUrl(env.SMTP_URL);
  const tls = secure ? "smtps" : requireTLS ? "must" : ignoreTLS ? "clear" : "starttls";
  return { kind: "smtp", host, port, tls, user: auth?.user ?? null };
}

/** SMTP_URL with its password hidden. */
export function hiddenUrl(url: string): string {
  const { auth } = readSmtpUrl(url);
  const at = url.lastIndexOf("@");
  if (!auth || at < 0) return url;
  const [scheme = ""] = url.split("://");
  return `${scheme}://${auth.user}:••••@${url.slice(at + 1)}`;
}
