import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { database } from "@/db";
import type { Clock } from "../clock";
import { addressOf } from "./address";
import { authSecret, sessionCookie } from "./cookie";
import { closeSession, sessionDays } from "./sessions";
import { signIn } from "./sign-in";

/**
 * How next-auth signs people in: the same verb, cookie and sessions as the sign-in form. Source: next-auth 4, options.
 * The `id` of what `authorize` returns is the session's, which the token keeps as `sid`.
 */
export function authOptions(appUrl: string, clock: Clock): NextAuthOptions {
  return {
    secret: authSecret(),
    session: { strategy: "jwt", maxAge: sessionDays * 86_400 },
    cookies: { sessionToken: sessionCookie(appUrl) },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(credentials, request) {
          const headers = new Headers((request.headers ?? {}) as Record<string, string>);
          const attempt = {
            email: credentials?.email ?? "",
            password: credentials?.password ?? "",
            address: addressOf(headers),
            userAgent: headers.get("user-agent") ?? "",
          };
          const result = await signIn(database(), attempt, clock());
          return result.ok ? { id: result.value } : null;
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === "string") await closeSession(database(), token.sid);
      },
    },
  };
}
