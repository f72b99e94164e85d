import { cookies } from "next/headers";
import type { NextRequest } from "next/server";
import { attemptAt, carrySession } from "@/app/session";
import { database } from "@/db";
import { isOwnOrigin } from "@/lib/auth/origin";
import { safePath } from "@/lib/auth/safe-path";
import { type SignInRefusal, signIn } from "@/lib/auth/sign-in";
import { signInFaults } from "@/lib/auth/sign-in-faults";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { formLimits, readForm } from "@/lib/http/form";
import { countSignIn } from "@/lib/metrics";
import { fail, type Result } from "@/lib/result";

type Refusal = SignInRefusal | { code: "overloaded" | "invalid" };

/** Takes the sign-in form, with or without scripts in the browser. */
export async function POST(request: NextRequest): Promise<Response> {
  if (!isOwnOrigin(request.headers, env().APP_URL, true)) return refuseOrigin(request);
  const form = await readForm(request, formLimits.bytes);
  if (!form.ok) return new Response(null, { status: 413 });
  const field = (name: string) => form.value.get(name)?.[0] ?? "";
  const wanted = field("callbackUrl");
  if (Object.keys(signInFaults(field("email"), field("password"))).length > 0)
    return await backToForm({ code: "invalid" }, field("email"), wanted);
  const attempt = {
    ...(await attemptAt(field("email"))),
    password: field("password"),
    userAgent: request.headers.get("user-agent") ?? "",
  };
  const result = await signIn(database(), attempt, systemClock()).catch(overloaded);
  countSignIn(result.ok ? "in" : result.error.code);
  if (!result.ok) return await backToForm(result.error, attempt.email, wanted);
  await carrySession(result.value);
  return redirect(safePath(wanted));
}

function overloaded(error: unknown): Result<string, SignInRefusal | { code: "overloaded" }> {
  if (error instanceof AppError && error.code === "overloaded") return fail({ code: error.code });
  throw error;
}

/** The address typed comes back in a cookie for a minute, never in the URL. */
async function backToForm(refusal: Refusal, email: string, wanted: string): Promise<Response> {
  const query = new URLSearchParams({ error: refusal.code });
  if (refusal.code === "throttled") query.set("wait", String(refusal.seconds));
  if (wanted) query.set("callbackUrl", safePath(wanted));
  const secure = env().APP_URL.startsWith("https:");
  const options = { httpOnly: true, sameSite: "lax", path: "/sign-in", maxAge: 60, secure } as const;
  (await cookies()).set("sign-in-email", email.slice(0, 254), options);
  return redirect(`/sign-in?${query}`);
}

function redirect(location: string): Response {
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}

function refuseOrigin(request: NextRequest): Response {
  const from = request.headers.get("origin") ?? "somewhere else";
  const text = `This form was sent from ${from}, but this installation is ${env().APP_URL}. Open ${env().APP_URL}/sign-in instead, or set APP_URL to the address that people use.\n`;
  return new Response(text, { status: 403, headers: { "content-type": "text/plain; charset=utf-8" } });
}
