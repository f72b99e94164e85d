import type { Tx } from "@/db";
import { partialResponses } from "@/db/schema";
import { env } from "../env";
import { newId } from "../ids";
import { isHeard } from "../outgoing/add-posts";
import { partialPatience } from "../outgoing/schedule";
import type { Visitor } from "../respondent/queries";
import type { Judgement } from "./answers";

type Left = {
  judged: Judgement;
  posted: { given: ReadonlyMap<string, unknown> };
  page: number;
  language: string;
};

/**
 * Keeps what is answered so far, in place of what was kept before.
 * @returns when others are to be told of it, if nothing more is answered until then
 */
export async function keepPartial(
  tx: Tx,
  { respondent, begun }: Visitor,
  { judged, posted, page, language }: Left,
  now: Date,
): Promise<Date | null> {
  const { answers, faults } = judged;
  const wrong = faults.flatMap(({ key, code }) => (code === "missing" ? [] : [[key, posted.given.get(key)]]));
  const unfit = Object.fromEntries(wrong.filter(([, given]) => given !== undefined));
  const postAt = (await isHeard(tx, respondent.surveyId, "response.partial"))
    ? new Date(now.getTime() + partialPatience * env().RETRY_SCALE)
    : null;
  const kept = { language, answers, unfit, page, touchedAt: now, postAt };
  await tx
    .insert(partialResponses)
    .values({
      ...{ id: begun?.id ?? newId("response"), workspaceId: respondent.workspaceId },
      ...{ surveyId: respondent.surveyId, respondentId: respondent.id, startedAt: now },
      ...kept,
    })
    .onConflictDoUpdate({ target: partialResponses.respondentId, set: kept });
  return postAt;
}
