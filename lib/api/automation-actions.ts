import { z } from "zod";
import { mappingSchema } from "../automation/setup/schema";
import { overlap } from "../automation/setup/sender-schema";
import { heldChoices } from "../delivery/enable";
import { filterSchema } from "../filter/schema";
import { momentInput } from "../input/moment";
import { automationAnswer } from "./automation-shape";
import { moment } from "./moment";
import { idParams, operation } from "./operation";
import { dryResultAnswer, replayedAnswer } from "./results";

const tag = "Automations";

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
      schema: automationAnswer
        .extend({ released: z.number().int(), discarded: z.number().int() })
        .meta({ id: "EnabledAutomation" }),
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
