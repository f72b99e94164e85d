import { z } from "zod";
import { answerMember } from "@/app/answer-member";
import { database } from "@/db";
import type { Delay, Filter } from "@/db/schema";
import { readJsonBody } from "@/lib/api/read-body";
import { loadSetup } from "@/lib/automation/setup/load-setup";
import { systemClock } from "@/lib/clock";
import { invalidRequest } from "@/lib/input/field-errors";
import { trySending } from "@/lib/invitation/try-sending";

const text = z.string().max(5000);
const scalar = z.union([text, z.number(), z.boolean()]);

/** A step as far as it is written: its texts may be empty yet. */
const step = z.discriminatedUnion("op", [
  z.object({
    op: z.enum(["trim", "lowercase", "uppercase", "titlecase", "digits", "first", "last"]),
  }),
  z.object({ op: z.literal("join"), with: text }),
  z.object({ op: z.literal("split"), at: text, take: z.int() }),
  z.object({ op: z.literal("replace"), find: text, with: text }),
  z.object({ op: z.literal("date"), format: text }),
  z.object({ op: z.literal("decimal"), separator: text }),
  z.object({ op: z.literal("map"), values: z.record(text, text), else: text.nullable() }),
]);

/** What is still being written: looser than what may be saved. */
const change = z
  .object({
    fields: z
      .array(
        z.object({
          name: text,
          path: text,
          required: z.boolean(),
          type: z.enum(["text", "number", "date", "boolean"]).optional(),
          value: scalar.optional(),
          transform: z.array(step).max(10).optional(),
          default: scalar.optional(),
        }),
      )
      .max(200),
    sender: text,
    itemsPath: text.nullable(),
    filter: z.custom<Filter | null>((value) => value === null || typeof value === "object"),
    mapping: z.record(text, text.nullable()),
    delay: z.custom<Delay | null>((value) => value === null || typeof value === "object"),
    sample: text,
  })
  .partial();

/** What a change to the set-up would mean, asked while it is made. Stores and sends nothing. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }) {
  return await answerMember(async ({ workspace }) => {
    const parsed = change.safeParse(await readJsonBody(request));
    if (!parsed.success) throw invalidRequest([]);
    const db = database();
    const context = await loadSetup(db, workspace.id, (await params).id);
    const trial = await trySending(db, context, parsed.data, systemClock());
    return Response.json(trial, { headers: { "cache-control": "no-store" } });
  });
}
