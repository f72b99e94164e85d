import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { takeResendEvent } from "./handle";

export const dynamic = "force-dynamic";

export async function POST(request: Request): Promise<Response> {
  return await takeResendEvent(database(), request, env().RESEND_WEBHOOK_SECRET, systemClock());
}
