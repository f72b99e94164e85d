import { route } from "@/app/api/v1/handler";
import { database } from "@/db";
import { wakeNotices } from "@/inngest/wake";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { takeResendEvent } from "./handle";

export const dynamic = "force-dynamic";

async function take(request: Request): Promise<Response> {
  const response = await takeResendEvent(database(), request, env().RESEND_WEBHOOK_SECRET, systemClock());
  // A complaint may have stopped the sending, which the recipients are told.
  if (response.ok) await wakeNotices();
  return response;
}

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({ POST: take });
