import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { database } from "@/db";
import type { Role } from "@/db/schema";
import { addressOf } from "@/lib/auth/address";
import { openSession, sealSession, sessionCookie } from "@/lib/auth/cookie";
import { deviceCookie, openDevice, sealDevice } from "@/lib/auth/device";
import { hasUsers } from "@/lib/auth/first-admin";
import { pathHeader, safePath } from "@/lib/auth/safe-path";
import { findMember, type Member } from "@/lib/auth/sessions";
import type { Attempt } from "@/lib/auth/throttle";
import { isAtLeast } from "@/lib/auth/token";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/** The member that this request comes from, or undefined. Asked of the database once a request. */
export const currentMember = cache(async (): Promise<Member | undefined> => {
  const cookie = (await cookies()).get(sessionCookie(env().APP_URL).name)?.value;
  const sessionId = await openSession(cookie);
  return sessionId === null ? undefined : await findMember(database(), sessionId, systemClock());
});

/**
 * The member that this request comes from, for pages and actions. Whoever is not signed in goes to the sign-in and comes
 * back; while there is no user at all, to the first run.
 * @throws AppError forbidden where the member's role holds less than `minimumRole`
 */
export async function requireMember(minimumRole: Role = "viewer"): Promise<Member> {
  const member = await currentMember();
  if (!member) {
    if (!(await hasUsers(database()))) redirect("/first-run");
    const path = safePath((await headers()).get(pathHeader)?.replace(/[?&]_rsc=[^&]*$/, ""));
    redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
  }
  if (!isAtLeast(member.role, minimumRole))
    throw new AppError("forbidden", `The role ${minimumRole} is needed for this.`);
  return member;
}

/** The member, for a page that is there only for roles that hold `minimumRole`: for others there is no such page. */
export async function requirePageFor(minimumRole: Role): Promise<Member> {
  const member = await requireMember();
  if (!isAtLeast(member.role, minimumRole)) notFound();
  return member;
}

/** Lets this browser carry a session, by its cookie, and be known again once that has ended. */
export async function carrySession(sessionId: string): Promise<void> {
  const { name, options } = sessionCookie(env().APP_URL);
  const device = deviceCookie(env().APP_URL);
  const jar = await cookies();
  jar.set(name, await sealSession(sessionId), options);
  jar.set(device.name, await sealDevice(database(), sessionId), device.options);
}

/** Who tries to prove the account of this address theirs, as tries are counted. */
export async function attemptAt(email: string): Promise<Attempt> {
  const value = (await cookies()).get(deviceCookie(env().APP_URL).name)?.value;
  const device = await openDevice(database(), value, email);
  return { email, address: addressOf(await headers()), device };
}

/** Lets this browser forget its session. */
export async function dropSession(): Promise<void> {
  const { name, options } = sessionCookie(env().APP_URL);
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}
