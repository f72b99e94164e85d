import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const appUrl = env().APP_URL;
  process.env.NEXTAUTH_URL ??= appUrl;
  return await NextAuth(request, context, authOptions(appUrl, systemClock));
}

export { handle as GET, handle as POST };
