import { z } from "zod";
import { mappingSchema } from "../../automation/setup/schema";
import { overlap } from "../../automation/setup/sender-schema";
import { heldChoices } from "../../delivery/enable";
import { filterSchema } from "../../filter/schema";
import { momentInput } from "../../input/moment";
import { moment } from "../moment";
import { idParams, operation } from "../operation";
import { dryResultAnswer, replayedAnswer } from "../results";
import { automationAnswer, automationWith } from "./shape";

const tag = "Automations";
const held = { released: z.number().int(), discarded: z.number().int() };

const testAnswer = z
  .object({
    status: z.number().int().nullable(),
    ms: z.number().int(),
    answer: z.string().nullable().meta({ description: "The first kilobyte." }),
    error: z.string().nullable().meta({ example: "connection_refused" }),
    channels: z
      .array(
        z.object({
          kind: z.string(),
          ok: z.boolean(),
          status: z.number().int().nullable(),
          error: z.string().nullable(),
        }),
      )
      .optional()
      .meta({ description: "Of an alert: how each channel took it; what stands above is the first one's." }),
  })
  .meta({ id: "TestResult" });

/** What can be done with an automation beside changing it. */
export const automationActions = {
  addKey: operation({
    id: "rotateKey",
    method: "POST",
    path: "/automations/{id}/keys",
    tag,
    summary: "Make a new API key",
    role: "admin",
    params: idParams,
    body: z
      .strictObject({
        overlap: overlap
          .default("PT0S")
          .meta({ description: "How long the older keys go on working; `PT0S`: they end at once." }),
      })
      .meta({ id: "KeyInput" }),
    bodyOptional: true,
    answer: {
      status: 201,
      description: "The key: the only time it is shown.",
      schema: z.object({ apiKey: z.string(), olderKeysExpireAt: moment }).meta({ id: "NewKey" }),
    },
    problems: ["not_found"],
  }),
  enable: operation({
    id: "enableAutomation",
    method: "POST",
    path: "/automations/{id}/enable",
    tag,
    summary: "Enable an automation",
    description:
      "What was held is decided with today's filter and mapping when it is released. A draft is finished by it. Where the set-up is such that all of what is held would fail (`setupFaults`), `release` is refused with 409, and nothing changes: mend it first, or enable with `keep`.",
    role: "admin",
    params: idParams,
    body: z
      .strictObject({
        held: z.enum(heldChoices).default("keep").meta({ description: "What becomes of what was held." }),
      })
      .meta({ id: "EnableInput" }),
    bodyOptional: true,
    answer: {
      status: 200,
      description: "The automation, and how many held runs were released or discarded.",
      schema: automationWith("Enabled", held, held, held),
    },
    problems: ["not_found", "conflict"],
    patient: true,
  }),
  disable: operation({
    id: "disableAutomation",
    method: "POST",
    path: "/automations/{id}/disable",
    tag,
    summary: "Disable an automation",
    description: "Requests are held for 14 days from now on.",
    role: "admin",
    params: idParams,
    answer: { status: 200, description: "The automation.", schema: automationAnswer },
    problems: ["not_found", "conflict"],
  }),
  preview: operation({
    id: "previewAutomation",
    method: "POST",
    path: "/automations/{id}/preview",
    tag,
    summary: "See how the last captured requests would have fared",
    description: "Stores and sends nothing. `filter` and `mapping` left out are the automation's own.",
    role: "viewer",
    params: idParams,
    body: z
      .strictObject({
        filter: z.union([filterSchema, z.null()]).optional(),
        mapping: mappingSchema.optional(),
        last: z.number().int().min(1).max(200).default(50),
      })
      .meta({ id: "PreviewInput" }),
    bodyOptional: true,
    answer: {
      status: 200,
      description: "A result for each respondent, newest request first.",
      schema: z
        .object({
          requests: z.number().int(),
          respondents: z.number().int(),
          wouldInvite: z.number().int(),
          results: z.array(dryResultAnswer.extend({ deliveryId: z.string(), receivedAt: moment })),
          unreadable: z.array(z.string()).meta({ description: "Deliveries that could not be read." }),
        })
        .meta({ id: "Preview" }),
    },
    problems: ["not_found"],
    patient: true,
  }),
  renewSecret: operation({
    id: "renewSigningSecret",
    method: "POST",
    path: "/automations/{id}/signing-secret",
    tag,
    summary: "Make a new signing secret of an outgoing webhook",
    description: "Posts are signed with both until the overlap has passed.",
    role: "admin",
    params: idParams,
    body: z
      .strictObject({
        overlap: overlap
          .default("PT24H")
          .meta({ description: "How long posts are signed with the former one too; `PT0S`: not at all." }),
      })
      .meta({ id: "SigningSecretInput" }),
    bodyOptional: true,
    answer: {
      status: 201,
      description: "The secret: the only time it is shown.",
      schema: z
        .object({ signingSecret: z.string(), formerSecretExpiresAt: moment })
        .meta({ id: "NewSigningSecret" }),
    },
    problems: ["not_found", "conflict"],
  }),
  test: operation({
    id: "testAutomation",
    method: "POST",
    path: "/automations/{id}/test",
    tag,
    summary: "Post a marked example to the receiver of an outgoing webhook, or to the channels of an alert",
    description:
      "The example has `test: true` and counts nowhere. `status` is null where no answer came; `error` then says why.",
    role: "admin",
    params: idParams,
    body: z
      .strictObject({
        url: z.string().max(2000).optional().meta({ description: "Left out: the automation's own." }),
      })
      .meta({ id: "TestInput" }),
    bodyOptional: true,
    answer: { status: 200, description: "What the receiver answered.", schema: testAnswer },
    problems: ["not_found", "conflict"],
    patient: true,
  }),
  replay: operation({
    id: "replayRuns",
    method: "POST",
    path: "/automations/{id}/replay",
    tag,
    summary: "Replay failed and rejected runs with the current mapping",
    description: "Nobody gets two invitations.",
    role: "admin",
    params: idParams,
    body: z
      .strictObject({
        status: z.enum(["failed", "rejected"]).optional().meta({ description: "Left out: both." }),
        since: momentInput.optional(),
        until: momentInput.optional(),
      })
      .meta({ id: "ReplayInput" }),
    bodyOptional: true,
    answer: {
      status: 200,
      description: "How many runs are decided again.",
      schema: replayedAnswer,
    },
    problems: ["not_found"],
    patient: true,
  }),
} as const;
