import type { Arrival } from "@/components/automation/overview/arrival";
import type { FirstRequest } from "@/lib/overview/first-request";
import { reasonOf } from "@/lib/reason/kept";

const iso = (date: Date | null | undefined) => date?.toISOString() ?? null;

/** The first request as the overview shows it. @param captured mail is kept instead of being sent */
export function arrivalOf(
  { request, detail, mail, later }: FirstRequest,
  { captured, filtered }: { captured: boolean; filtered: boolean },
): Arrival {
  const { receivedAt, status, code, userAgent, body, bytes, used } = request;
  return {
    request: {
      ...{ receivedAt: receivedAt.toISOString(), status, code, userAgent },
      body: { text: body, bytes, used },
    },
    run: detail && runOf(detail),
    mail,
    later: later.map(({ id, email, status, createdAt }) => ({
      ...{ id, email, status, createdAt: createdAt.toISOString() },
    })),
    ...{ captured, filtered },
  };
}

function runOf({ run, invitation, respondent }: NonNullable<FirstRequest["detail"]>) {
  const { id, email, status, failure, errors, mapped } = run;
  const reason = reasonOf({ code: run.reason, details: run.reasonDetails });
  return {
    ...{ id, email, status, reason, failure, errors, mapped },
    sendAt: iso(invitation?.dueAt ?? invitation?.sendAt),
    sentAt: iso(invitation?.sentAt),
    answeredAt: iso(respondent?.answeredAt),
  };
}
