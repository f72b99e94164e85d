import type { Db } from "@/db";
import { surveys } from "@/db/schema";
import type { Actor } from "../edit/seen";
import { newId } from "../ids";
import { getSurvey } from "./queries";

/**
 * Makes a draft with the questions and variables of another survey; its respondents and answers stay with the first.
 * @param named makes the copy's title out of the title of the first, cut to what a title may hold
 * @returns the id of the copy
 * @throws AppError not_found
 */
export async function duplicateSurvey(
  db: Db,
  workspaceId: string,
  id: string,
  named: (title: string) => string,
  now: Date,
  actor: Actor,
): Promise<string> {
  const original = await getSurvey(db, workspaceId, id);
  const copy = newId("survey");
  const title = [...named(original.title)].slice(0, 200).join("");
  await db.insert(surveys).values({
    ...original,
    ...{ id: copy, title, status: "draft", createdAt: now, updatedAt: now, updatedBy: actor },
  });
  return copy;
}
