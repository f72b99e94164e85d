import { and, eq } from "drizzle-orm";
import { decode, encode } from "next-auth/jwt";
import type { Tx } from "@/db";
import { sessions, users } from "@/db/schema";
import { newToken } from "../ids";
import { authSecret } from "../sealed";
import { sameAddress } from "./links";

const maxAge = 365 * 86_400;
const salt = "known browser";

/** The cookie by which a browser that was signed in before is known again: its name and how it is set. */
export function deviceCookie(appUrl: string) {
  const secure = appUrl.startsWith("https:");
  return {
    name: `${secure ? "__Host-" : ""}surveyhook-browser`,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure, maxAge },
  } as const;
}

/** The cookie's value for a browser that now carries a session. It opens nothing: its tries are counted apart. */
export async function sealDevice(db: Tx, sessionId: string): Promise<string> {
  const [session] = await db
    .select({ userId: sessions.userId })
    .from(sessions)
    .where(eq(sessions.id, sessionId));
  const token = { sub: session?.userId ?? "", device: newToken() };
  return await encode({ token, secret: authSecret(), maxAge, salt });
}

/** The browser of a cookie's value, where it was signed in to the account of this address before; else undefined. */
export async function openDevice(
  db: Tx,
  value: string | undefined,
  email: string,
): Promise<string | undefined> {
  const token = value ? await opened(value) : null;
  if (typeof token?.device !== "string" || !token.sub) return undefined;
  const [user] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, token.sub), sameAddress(email)));
  return user && token.device;
}

async function opened(value: string) {
  try {
    return await decode({ token: value, secret: authSecret(), salt });
  } catch {
    return null;
  }
}
