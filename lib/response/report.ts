import { z } from "zod";
import type { Db } from "@/db";
import { matchLanguage } from "@/lib/text/language";
import { AppError, notFound } from "../errors";
import { invalidRequest } from "../input/field-errors";
import { momentInput } from "../input/moment";
import { line, text } from "../input/text";
import { findVisitor, type Visitor } from "../respondent/queries";
import { type Answers, answerLimit, checkAnswers } from "./answers";
import { type StoredResponse, storeResponse } from "./store";

const words = text(answerLimit, 0);
const own = z.strictObject({ other: words });
const list = z.array(z.union([words, own])).max(200);
const answer = z.union([words, z.number(), z.boolean(), list, own, z.record(line(200), words)]);

/** What an external tool reports: whose survey was completed, when, and the answers if it has them. */
export const responseInput = z
  .strictObject({
    token: z.string().meta({ description: "Of the personal link; an external survey gets it as {{token}}." }),
    answers: z
      .record(line(100), answer)
      .refine((answers) => Object.keys(answers).length <= 500, { message: "Has more than 500 answers." })
      .default({})
      .meta({ description: "By question key.", example: { nps: 9, why: "Quick" } }),
    completedAt: momentInput.optional().meta({ description: "Now, if left out." }),
  })
  .meta({ id: "ResponseInput" });

export type ResponseInput = z.output<typeof responseInput>;

/**
 * Takes the report that a survey was completed elsewhere. The first report stands: a repeat gives it back unchanged.
 * Closed surveys take reports too, since the answer was given already.
 * @returns the response, whether this report made it, and how many posts go out because of it
 * @throws AppError not_found (no such token in this workspace), invalid_request
 */
export async function reportResponse(
  db: Db,
  workspaceId: string,
  input: ResponseInput,
  now: Date,
): Promise<{ response: StoredResponse; created: boolean; posts: number }> {
  return await db.transaction(async (tx) => {
    const visitor = await findVisitor(tx, input.token);
    if (!visitor || visitor.sender.id !== workspaceId)
      throw new AppError("not_found", "There is no respondent with this token in this workspace.");
    const { respondent, survey } = visitor;
    const answers: Answers = survey.kind === "external" ? input.answers : hosted(visitor, input.answers);
    const completedAt = moment(input.completedAt, now);
    const { language } = respondent;
    const completed = { respondent, answers, language, completedAt, begun: visitor.begun?.id };
    const made = await storeResponse(tx, completed, now);
    if (made) return { ...made, created: true };
    const before = await tx.query.responses.findFirst({
      where: (r, { eq }) => eq(r.respondentId, respondent.id),
    });
    if (!before) throw notFound("response");
    return { response: before, created: false, posts: 0 };
  });
}

function hosted({ survey, respondent, sender }: Visitor, given: ResponseInput["answers"]): Answers {
  const entries = Object.entries(given);
  if (entries.length === 0) return {};
  const { questions, variables: declared } = survey;
  const known = new Set(questions.map(({ key }) => key));
  const unknown = entries.filter(([key]) => !known.has(key));
  const person = { variables: respondent.variables, timeZone: sender.timeZone, declared };
  const language = matchLanguage(respondent.language, survey.languages) ?? respondent.language;
  const checked = checkAnswers(questions, new Map(entries), language, person);
  const faults = checked.ok ? [] : checked.error;
  if (unknown.length === 0 && checked.ok) return checked.value;
  throw invalidRequest([
    ...unknown.map(([key]) => ({
      field: `answers.${key}`,
      code: "unknown_field",
      message: "The survey has no question with this key.",
    })),
    ...faults.map(({ key, code }) => ({
      field: `answers.${key}`,
      code: code === "missing" ? "missing_field" : code === "too_long" ? "too_long" : "invalid_value",
      message:
        code === "missing" ? "The question must be answered." : "The answer does not fit the question.",
    })),
  ]);
}

/** A clock a little ahead of ours is set to now; one far ahead is a mistake. */
function moment(at: Date | undefined, now: Date): Date {
  if (at === undefined) return now;
  if (at.getTime() > now.getTime() + 5 * 60_000) {
    throw invalidRequest([
      { field: "completedAt", code: "out_of_range", message: "Must not lie in the future." },
    ]);
  }
  return at > now ? now : at;
}
