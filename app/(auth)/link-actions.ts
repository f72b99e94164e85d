"use server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { after } from "next/server";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import { orRefusal } from "@/app/action";
import { attemptAt, carrySession } from "@/app/session";
import type { Outcome } from "@/components/form/outcome";
import { type Db, database } from "@/db";
import { acceptInvite, acceptReset, findLink, requestReset } from "@/lib/auth/links";
import { mailReset } from "@/lib/auth/mail-link";
import { isOwnOrigin } from "@/lib/auth/origin";
import { startSession } from "@/lib/auth/sessions";
import { passwordWasRight, tryPassword, tryReset } from "@/lib/auth/throttle";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import type { ErrorCode } from "@/lib/errors";
import { fieldErrorsOf } from "@/lib/input/field-errors";
import { text } from "@/lib/input/text";
import { mailer } from "@/lib/mail/mailer";

/** Joins the workspace of an invitation and signs in. */
export async function join(token: string, _previous: Outcome, form: FormData): Promise<Outcome> {
  if (!(await isOurs())) return refused("origin");
  const now = systemClock();
  const link = await findLink(database(), token, now);
  if (!link) redirect(`/invite/${encodeURIComponent(token)}`);
  const attempt = await attemptAt(link.email);
  if (link.hasAccount && (await tryPassword(database(), attempt, now)) > 0) return refused("rate_limited");
  const joined = await orRefusal(acceptInvite(database(), token, passwordOf(form), now));
  if ("refusal" in joined) return joined.refusal;
  if (!joined.ok && joined.error === "gone") redirect(`/invite/${encodeURIComponent(token)}`);
  if (!joined.ok) return wrongPassword;
  if (link.hasAccount) await passwordWasRight(database(), attempt);
  return await enter(database(), joined.value, now);
}

/** Sets a new password and signs in. */
export async function setPassword(token: string, _previous: Outcome, form: FormData): Promise<Outcome> {
  if (!(await isOurs())) return refused("origin");
  const now = systemClock();
  const set = await orRefusal(acceptReset(database(), token, passwordOf(form), now));
  if ("refusal" in set) return set.refusal;
  if (!set.ok) redirect(`/reset/${encodeURIComponent(token)}`);
  return await enter(database(), set.value, now);
}

const wish = z.object({
  email: text(254).refine((email) => email === "" || email.includes("@"), {
    params: { code: "invalid_email" },
  }),
});

/** What came of asking for a link, and the address typed, to be shown again. */
export type ForgotState = { state: Outcome; email: string };

/** Mails a link to a new password. It answers alike, and as fast, whether there is such an account or not. */
export async function forgot(_previous: ForgotState, form: FormData): Promise<ForgotState> {
  const email = String(form.get("email") ?? "");
  return { email, state: await askForLink(email) };
}

async function askForLink(email: string): Promise<Outcome> {
  if (!(await isOurs())) return refused("origin");
  const parsed = wish.safeParse({ email });
  const now = systemClock();
  if (!parsed.success)
    return { ok: false, code: "invalid_request", message: "", errors: fieldErrorsOf(parsed.error.issues) };
  const attempt = await attemptAt(parsed.data.email);
  if ((await tryReset(database(), attempt, now)) > 0) return refused("rate_limited");
  const locale = await getLocale();
  after(async () => {
    const link = await requestReset(database(), parsed.data.email, now);
    if (!link) return;
    const deps = { mailer: mailer(), appUrl: env().APP_URL, from: env().MAIL_FROM };
    await mailReset(deps, { ...link, locale: link.locale ?? locale });
  });
  return { ok: true, value: undefined, at: now.toISOString() };
}

async function enter(db: Db, userId: string, now: Date): Promise<never> {
  const userAgent = (await headers()).get("user-agent") ?? "";
  await carrySession(await startSession(db, { userId, userAgent }, now));
  redirect("/automations");
}

async function isOurs(): Promise<boolean> {
  return isOwnOrigin(await headers(), env().APP_URL, false);
}

function passwordOf(form: FormData): string {
  return String(form.get("password") ?? "");
}

function refused(code: ErrorCode | "origin"): Outcome {
  return { ok: false, code, message: "", errors: [] };
}

const wrongPassword: Outcome = {
  ...{ ok: false, code: "invalid_request", message: "" },
  errors: [{ field: "password", code: "password_wrong", message: "" }],
};
