import { z } from "zod";
import { deliveries } from "@/db/schema";
import type { Delivery } from "../delivery/queries";
import type { Payload } from "../payload/display";
import { bodyFaultOf, keptBodySentence, noteSentence } from "../reason/body";
import type { RunDetail } from "../run/queries";
import { listOf, pageQuery } from "./list";
import { iso, moment } from "./moment";
import { idParams, operation } from "./operation";
import { runAnswer, shapeRun } from "./runs";

const deliveryAnswer = z
  .object({
    id: z.string(),
    automationId: z.string(),
    mode: z.enum(["live", "test", "held"]),
    receivedAt: moment,
    status: z.number().int().meta({ description: "The HTTP status answered." }),
    code: z.string().nullable().meta({ description: "The problem code where the body could not be taken." }),
    detail: z.string().nullable().meta({ description: "Why not, in a sentence." }),
    details: z
      .record(z.string(), z.unknown())
      .nullable()
      .meta({ description: "The facts of the sentence: place, limit, what stood there." }),
    contentType: z.string(),
    headers: z.record(z.string(), z.string()).meta({ description: "Less those that carry a secret." }),
    notes: z.array(z.string()),
    noteDetails: z
      .array(z.looseObject({ code: z.string() }))
      .meta({ description: "The notes as data, but for those that older versions kept as sentences." }),
    respondents: z.number().int(),
    payload: z.unknown().meta({
      description:
        "The body as JSON, a form as an object; long integers keep all their digits. Null: unreadable, erased or past its retention.",
    }),
    rawPayload: z.string().nullable().meta({ description: "The body as text." }),
    runs: z.array(runAnswer),
  })
  .meta({ id: "Delivery" });

/** A delivery as the API answers it; the payload may hold LosslessNumber. */
export function shapeDelivery(
  delivery: Delivery,
  payload: Payload,
  runs: readonly RunDetail[],
): z.input<typeof deliveryAnswer> {
  const { id, automationId, mode, receivedAt, status, code, details } = delivery;
  const { contentType, headers, notes, respondents } = delivery;
  const fault = bodyFaultOf(delivery);
  return {
    ...{ id, automationId, mode, receivedAt: iso(receivedAt), status, code },
    detail: fault && keptBodySentence(fault),
    details: details as Record<string, unknown> | null,
    ...{ contentType, headers, respondents },
    notes: notes.map(noteSentence),
    noteDetails: notes.filter((note) => typeof note !== "string"),
    payload: payload.value,
    rawPayload: payload.text,
    runs: runs.map(shapeRun),
  };
}

const one = { tag: "Deliveries", role: "viewer", params: idParams, lossless: true, patient: true } as const;

export const deliveryOperations = {
  list: operation({
    id: "listDeliveries",
    method: "GET",
    path: "/automations/{id}/deliveries",
    summary: "List the deliveries of an automation with payloads and runs, newest first",
    description: "A page ends early where payloads are large: go by `nextCursor`, not by the number of rows.",
    ...one,
    query: pageQuery,
    answer: { status: 200, description: "A page of deliveries.", schema: listOf(deliveryAnswer) },
    problems: ["not_found"],
  }),
  get: operation({
    id: "getDelivery",
    entity: { table: deliveries },
    method: "GET",
    path: "/deliveries/{id}",
    summary: "Get a delivery with its payload and runs",
    ...one,
    answer: { status: 200, description: "The delivery.", schema: deliveryAnswer },
    problems: ["not_found"],
  }),
} as const;
