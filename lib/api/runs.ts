import { z } from "zod";
import type { RunStatus } from "@/db/schema";
import { runs } from "@/db/schema";
import { runStatuses } from "../automation/queries";
import { momentInput } from "../input/moment";
import { describeFaults, faultSentence } from "../reason/fault-sentence";
import { causeSentence, describeOutcome } from "../reason/kept";
import { failureSentence } from "../reason/sentence";
import { attemptsOf } from "../run/attempts";
import type { Invitation, RunDetail } from "../run/queries";
import { timelineOf } from "../run/timeline";
import { csvType, exportQuery, listOf } from "./list";
import { iso, moment } from "./moment";
import { idParams, operation } from "./operation";
import { fieldErrorAnswer, mappedAnswer, replayedAnswer } from "./results";

const invitationAnswer = z
  .object({
    id: z.string(),
    reminder: z.number().int().meta({ description: "0 for the invitation, from 1 for its reminders." }),
    status: z.enum(["scheduled", "sending", "sent", "skipped", "failed", "cancelled", "held"]),
    email: z.string(),
    sendAt: moment,
    sentAt: moment.nullable(),
    attempts: z.number().int(),
    nextAttemptAt: moment.nullable(),
    providerId: z.string().nullable().meta({ description: "The mail provider's id of the mail." }),
  })
  .meta({ id: "Invitation" });

const attemptAnswer = z
  .object({
    at: moment,
    status: z
      .number()
      .int()
      .nullable()
      .meta({ description: "Of the receiver's answer; null where none came." }),
    ms: z.number().int().nullable(),
    answer: z.string().nullable().meta({ description: "The first kilobyte of the answer." }),
    error: z.string().nullable().meta({ example: "timeout" }),
  })
  .meta({ id: "Attempt" });

export const runAnswer = z
  .object({
    id: z.string(),
    automationId: z.string(),
    deliveryId: z
      .string()
      .nullable()
      .meta({ description: "Null: it came of no request, but of what happened here." }),
    index: z.number().int().meta({ description: "The respondent's place in the delivery, from 0." }),
    status: z.enum(runStatuses),
    reason: z.string().nullable().meta({
      description: "Why the run stands as it does, in English; the code alone where that says all.",
    }),
    reasonCode: z.string().nullable().meta({ example: "filter_not_met" }),
    reasonDetails: z
      .record(z.string(), z.unknown())
      .nullable()
      .meta({
        description:
          "The facts behind the code. `filter_not_met`: the condition with what came as `got`, or `any` with a list of them; a list or an object that came is `{ kind }`, a number too long for a double `{ kind, digits }`.",
        example: { field: "Price in EUR", op: "gt", value: 5, got: 3 },
      }),
    email: z.string().nullable(),
    mapped: z.union([mappedAnswer, z.null()]),
    errors: z.array(fieldErrorAnswer).nullable(),
    failure: z
      .object({
        kind: z.enum(["sender", "setup", "system", "receiver"]),
        code: z.string(),
        message: z.string(),
        details: z.record(z.string(), z.unknown()).meta({ description: "The facts behind the message." }),
        step: z.string(),
        at: moment,
      })
      .nullable(),
    invitation: invitationAnswer.nullable(),
    reminders: z.array(invitationAnswer),
    respondent: z
      .object({
        id: z.string(),
        surveyId: z.string(),
        email: z.string(),
        firstName: z.string().nullable(),
        lastName: z.string().nullable(),
        language: z.string(),
        variables: z.record(z.string(), z.string()),
        openedAt: moment.nullable(),
        answeredAt: moment.nullable(),
        createdAt: moment,
      })
      .nullable(),
    event: z.string().nullable().meta({
      description: "What an outgoing webhook posts; null of a run that invites.",
      example: "response.completed",
    }),
    channel: z
      .object({
        kind: z.enum(["email", "slack", "teams"]),
        to: z.string().meta({
          description: "The address; of a URL what may be seen.",
          example: "https://hooks.slack.com/••••••••",
        }),
      })
      .nullable()
      .meta({ description: "What an alert tells through; null of every other run." }),
    webhookId: z
      .string()
      .nullable()
      .meta({ description: "Sent as `webhook-id`, the same over all attempts." }),
    attempts: z.array(attemptAnswer).meta({ description: "Each try of an outgoing webhook, oldest first." }),
    nextAttemptAt: moment.nullable(),
    timeline: z.array(
      z.object({
        at: moment,
        kind: z.string().meta({ example: "sent" }),
        detail: z.string().nullable(),
        nextAt: moment.nullable(),
        attempt: z.number().int().nullable(),
      }),
    ),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: "Run" });

/** A run as the API answers it. */
export function shapeRun(detail: RunDetail): z.input<typeof runAnswer> {
  const { run, invitation, reminders, respondent } = detail;
  const described = describeOutcome(run);
  return {
    id: run.id,
    automationId: run.automationId,
    deliveryId: run.deliveryId,
    index: run.position,
    status: run.status,
    reason: described?.sentence ?? null,
    reasonCode: described?.code ?? null,
    reasonDetails: (described?.details as Record<string, unknown> | undefined) ?? null,
    email: run.email,
    mapped: run.mapped,
    errors: run.errors && describeFaults(run.errors),
    failure: run.failure && shapeFailure(run),
    invitation: invitation && shapeInvitation(invitation),
    reminders: reminders.map(shapeInvitation),
    respondent: respondent && {
      ...respondent,
      openedAt: iso(respondent.openedAt),
      answeredAt: iso(respondent.answeredAt),
      createdAt: iso(respondent.createdAt),
    },
    event: detail.post?.event ?? null,
    channel: run.channel,
    webhookId: detail.post?.id ?? null,
    attempts: attemptsOf(detail).map((attempt) => ({ ...attempt, at: iso(attempt.at) })),
    nextAttemptAt: detail.post?.status === "scheduled" ? iso(detail.post.dueAt) : null,
    timeline: timelineOf(detail).map(({ at, kind, reason, failure, reminder, nextAt, attempt }) => ({
      at: iso(at),
      kind,
      detail: causeSentence({ reason, failure }) ?? reminder?.toString() ?? null,
      nextAt: iso(nextAt),
      attempt,
    })),
    createdAt: iso(run.createdAt),
    updatedAt: iso(run.updatedAt),
  };
}

function shapeFailure({ failure, errors }: RunDetail["run"]): z.input<typeof runAnswer>["failure"] {
  const { kind, code, step, at } = failure!;
  const message =
    code === "invalid_data" && errors?.[0] ? faultSentence(errors[0]) : failureSentence(failure!);
  return { kind, code, message, details: failure!.details ?? {}, step, at };
}

function shapeInvitation(invitation: Invitation): z.input<typeof invitationAnswer> {
  const { id, reminder, status, email, sendAt, sentAt, attempts, dueAt, providerId } = invitation;
  const waits = status === "scheduled" || status === "sending";
  return {
    id,
    reminder,
    status,
    email,
    sendAt: iso(sendAt),
    sentAt: iso(sentAt),
    attempts,
    nextAttemptAt: waits ? iso(dueAt) : null,
    providerId,
  };
}

const statuses = z
  .string()
  .transform((text, context): RunStatus[] | undefined => {
    const names = text.split(",").map((name) => name.trim());
    const wrong = names.find((name) => !runStatuses.includes(name as RunStatus));
    if (wrong === undefined) return names as RunStatus[];
    const message = `${JSON.stringify(wrong)} is no status. Take of ${runStatuses.join(", ")}, joined by commas.`;
    context.addIssue({ code: "custom", message, params: { code: "not_in_list" } });
    return z.NEVER;
  })
  .meta({ description: "One status, or several joined by commas.", example: "failed,rejected" });

const tag = "Runs";
const one = { tag, params: idParams, problems: ["not_found"] as const };
const scheduled = { tag, params: idParams, problems: ["not_found", "not_scheduled"] as const };

export const runOperations = {
  list: operation({
    id: "listRuns",
    method: "GET",
    path: "/automations/{id}/runs",
    summary: "List the runs of an automation, newest first, or export them",
    role: "viewer",
    ...one,
    query: exportQuery.extend({
      status: statuses.optional(),
      since: momentInput.optional(),
      until: momentInput.optional(),
      email: z.string().optional(),
    }),
    answer: {
      status: 200,
      description: "A page of runs, or the export.",
      schema: listOf(runAnswer),
      otherTypes: csvType,
    },
  }),
  get: operation({
    id: "getRun",
    entity: { table: runs },
    method: "GET",
    path: "/runs/{id}",
    summary: "Get a run with its failure, timeline and invitation",
    role: "viewer",
    ...one,
    answer: { status: 200, description: "The run.", schema: runAnswer },
  }),
  replay: operation({
    id: "replayRun",
    method: "POST",
    path: "/runs/{id}/replay",
    summary: "Replay a failed or rejected run with the current mapping",
    role: "admin",
    ...one,
    answer: {
      status: 200,
      description: "1, or 0 where there was nothing to replay.",
      schema: replayedAnswer,
    },
  }),
  cancel: operation({
    id: "cancelRun",
    method: "POST",
    path: "/runs/{id}/cancel",
    summary: "Cancel a scheduled run",
    role: "admin",
    ...scheduled,
    answer: { status: 200, description: "The run.", schema: runAnswer },
  }),
  sendNow: operation({
    id: "sendRunNow",
    method: "POST",
    path: "/runs/{id}/send-now",
    summary: "Send the invitation, or the post, of a scheduled run at once",
    role: "admin",
    ...scheduled,
    answer: { status: 200, description: "The run.", schema: runAnswer },
  }),
} as const;
