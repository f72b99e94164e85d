import { database } from "@/db";
import { wakeNotices } from "@/inngest/wake";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { takeResendEvent } from "./handle";

export const dynamic = "force-dynamic";

export async function POST(request: Request): Promise<Response> {
  const response = await takeResendEvent(database(), request, env().RESEND_WEBHOOK_SECRET, systemClock());
  // A complaint may have stopped the sending, which the recipients are told.
  if (response.ok) await wakeNotices();
  return response;
}
