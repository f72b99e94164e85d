"use server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { orRefusal } from "@/app/action";
import { carrySession } from "@/app/session";
import type { Outcome } from "@/components/form/outcome";
import { database } from "@/db";
import { createFirstOwner } from "@/lib/auth/first-admin";
import { isOwnOrigin } from "@/lib/auth/origin";
import { newPassword } from "@/lib/auth/password/password";
import { startSession } from "@/lib/auth/sessions";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { addressInput } from "@/lib/input/address";
import { fieldErrorsOf } from "@/lib/input/field-errors";
import { line } from "@/lib/input/text";
import { isTimeZone } from "@/lib/time-zone";

const firstOwner = z.object({
  email: addressInput,
  password: newPassword,
  workspace: line(200),
  timeZone: z.string().refine(isTimeZone, { params: { code: "not_in_list" } }),
});

/** What the form held, less the password, to be shown again. */
export type FirstRunState = { state: Outcome; values: Record<string, string> };

/** Makes the first owner and signs that person in. Where there is a user already, leads to the sign-in. */
export async function makeFirstOwner(_previous: FirstRunState, form: FormData): Promise<FirstRunState> {
  const values = Object.fromEntries(
    ["email", "workspace", "timeZone"].map((name) => [name, String(form.get(name) ?? "")]),
  );
  if (!isOwnOrigin(await headers(), env().APP_URL, false))
    return { values, state: { ok: false, code: "origin", message: "", errors: [] } };
  const parsed = firstOwner.safeParse({ ...values, password: form.get("password") ?? "" });
  if (!parsed.success) {
    const errors = fieldErrorsOf(parsed.error.issues);
    return { values, state: { ok: false, code: "invalid_request", message: "", errors } };
  }
  const now = systemClock();
  const made = await orRefusal(createFirstOwner(database(), parsed.data, now));
  if ("refusal" in made) return { values, state: made.refusal };
  if (!made.ok) redirect("/sign-in");
  const userAgent = (await headers()).get("user-agent") ?? "";
  await carrySession(await startSession(database(), { userId: made.value, userAgent }, now));
  redirect("/automations");
}
