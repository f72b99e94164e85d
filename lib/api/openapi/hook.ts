import type { RouteConfig } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import type { ErrorCode } from "@/lib/errors";
import { problemAnswer, problemResponses } from "../problem";
import { resultAnswer } from "../results";

const counts = {
  accepted: z.number().int(),
  filtered: z.number().int(),
  duplicates: z.number().int(),
  rejected: z.number().int(),
};

const deliveryAnswer = z
  .object({
    deliveryId: z.string().optional().meta({ description: "Not in a dry run, nor for a ping." }),
    mode: z.enum(["live", "test", "held", "dry_run", "ping"]),
    ...counts,
    results: z.array(resultAnswer),
  })
  .meta({ id: "DeliveryAnswer" });

const allRejected = problemAnswer
  .extend({
    deliveryId: z.string(),
    mode: z.enum(["live", "test", "held"]),
    ...counts,
    results: z.array(resultAnswer),
  })
  .partial({
    deliveryId: true,
    mode: true,
    accepted: true,
    filtered: true,
    duplicates: true,
    rejected: true,
    results: true,
  })
  .meta({ id: "RejectedDelivery" });

const respondent = z.record(z.string(), z.unknown()).meta({
  id: "IncomingRespondent",
  description: "Whatever the sending system has; the automation's fields say what is read.",
});

const body = z.union([respondent, z.array(respondent).min(1).max(1000)]);

const problems: ErrorCode[] = [
  "invalid_json",
  "invalid_encoding",
  "not_an_object",
  "empty_body",
  "too_deep",
  "all_rejected",
  "invalid_idempotency_key",
  "missing_key",
  "invalid_key",
  "invalid_signature",
  "stale_timestamp",
  "method_not_allowed",
  "idempotency_in_progress",
  "body_too_large",
  "too_many_respondents",
  "unsupported_media_type",
  "unsupported_encoding",
  "idempotency_key_reused",
  "rate_limited",
  "database_unavailable",
  "overloaded",
];

const headers = {
  "X-Request-Id": { $ref: "#/components/headers/X-Request-Id" },
  "Idempotency-Replayed": { $ref: "#/components/headers/Idempotency-Replayed" },
};

const live = {
  deliveryId: "dlv_01k9x2v8m4e7rb5s3t6y8z0a1c",
  mode: "live",
  accepted: 1,
  filtered: 0,
  duplicates: 0,
  rejected: 1,
  results: [
    {
      index: 0,
      status: "scheduled",
      runId: "run_01k9x2v8m5f0cq2d4g6h8j1k3m",
      sendAt: "2026-11-26T08:00:00.000Z",
    },
    {
      index: 1,
      status: "rejected",
      runId: "run_01k9x2v8m5f0cq2d4g6h8j1k3n",
      errors: [{ field: "EmailAddress", code: "invalid_email", message: "An e-mail address has one @." }],
    },
  ],
};

const held = {
  ...live,
  mode: "held",
  rejected: 0,
  results: [{ index: 0, status: "held", runId: "run_01k9x2v8m5f0cq2d4g6h8j1k3m" }],
};

/** The hook as OpenAPI describes it: `POST /api/hooks/{automationId}`. */
export const hookPath: RouteConfig = {
  method: "post",
  path: "/api/hooks/{automationId}",
  operationId: "receiveDelivery",
  tags: ["Hook"],
  summary: "Send respondents to an automation",
  description:
    "One object, an array of objects, or an envelope with a list at the automation's `itemsPath`; each object is a respondent. At most 1 MiB, 1,000 respondents, 32 deep; gzip is understood. One bad respondent never hinders the others. OPTIONS answers 204.",
  security: [{ hookBearer: [] }, { hookHeader: [] }, { hookQuery: [] }],
  request: {
    params: z.object({ automationId: z.string() }),
    query: z.object({
      dryRun: z.enum(["1", "true"]).optional().meta({
        description:
          "The full decision; stores and sends nothing. Any value but `0` and `false` asks for it.",
      }),
    }),
    headers: z.object({
      "Idempotency-Key": z.string().min(1).max(255).optional().meta({
        description:
          "Within 30 days the same key gives the first answer again. `webhook-id` and `svix-id` do the same, and so does a vendor's own id of the event (`ce-id`, `x-shopify-webhook-id`, `x-wc-webhook-delivery-id`, `x-github-delivery`, `x-zendesk-webhook-invocation-id`), whose body is not compared.",
      }),
      "webhook-id": z.string().optional().meta({ description: "Standard Webhooks, where a secret is set." }),
      "webhook-timestamp": z.string().optional(),
      "webhook-signature": z.string().optional(),
    }),
    body: {
      required: true,
      content: {
        "application/json": {
          schema: body,
          examples: {
            one: { value: { EmailAddress: "ada@example.com", FirstName: "Ada", OrderId: "A-1815" } },
            several: { value: [{ EmailAddress: "ada@example.com" }, { EmailAddress: "grace@example.com" }] },
          },
        },
        "application/x-www-form-urlencoded": { schema: respondent },
        "multipart/form-data": { schema: respondent },
      },
    },
  },
  responses: {
    200: {
      description: "At least one respondent was taken, filtered, or a duplicate. Committed.",
      headers,
      content: { "application/json": { schema: deliveryAnswer, examples: { live: { value: live } } } },
    },
    202: {
      description: "The automation is disabled or paused: the request is held for 14 days.",
      headers,
      content: { "application/json": { schema: deliveryAnswer, examples: { held: { value: held } } } },
    },
    ...problemResponses(problems, (status) => (status === 400 ? allRejected : problemAnswer)),
  },
};
