import { decode, encode } from "next-auth/jwt";
import { authSecret } from "../sealed";
import { sessionDays } from "./sessions";

const maxAge = sessionDays * 86_400;

/** The session cookie: its name and how it is set. With https it carries the prefix that binds it to https and to this host alone. Source: RFC 6265bis, 4.1.3.2. */
export function sessionCookie(appUrl: string) {
  const secure = appUrl.startsWith("https:");
  return {
    name: `${secure ? "__Host-" : ""}next-auth.session-token`,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure, maxAge },
  } as const;
}

/** The cookie's value for a session: a JWT, encrypted, with the session's id as `sid`. Source: RFC 7519, next-auth 4. */
export async function sealSession(sessionId: string): Promise<string> {
  return await encode({ token: { sid: sessionId }, secret: authSecret(), maxAge });
}

/** The session's id in a cookie's value, or null where it was not sealed here or is too old. */
export async function openSession(value: string | undefined): Promise<string | null> {
  if (!value) return null;
  try {
    const token = await decode({ token: value, secret: authSecret() });
    return typeof token?.sid === "string" ? token.sid : null;
  } catch {
    return null;
  }
}
