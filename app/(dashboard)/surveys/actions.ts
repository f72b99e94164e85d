"use server";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { type ActionContext, action } from "@/app/action";
import type { Outdated } from "@/db/schema";
import { digestOf, editedParts, refuseUnseen, type Seen } from "@/lib/edit/seen";
import { AppError, notFound } from "@/lib/errors";
import { invalidRequest } from "@/lib/input/field-errors";
import { createFromTemplate } from "@/lib/message/from-template";
import { closingOf } from "@/lib/survey/closing";
import { duplicateSurvey } from "@/lib/survey/duplicate";
import type { Ends } from "@/lib/survey/ends";
import { createSurvey, deleteSurvey, updateSurvey } from "@/lib/survey/mutations";
import { getSurvey, type Question, type Survey, type Variable } from "@/lib/survey/queries";
import { type SurveyPatch, surveyInput, surveyPatch } from "@/lib/survey/schema";
import { findTemplate } from "@/lib/survey/templates/list";
import { withTexts } from "@/lib/survey/translations/rows";
import { withWords } from "@/lib/survey/translations/word-rows";
import { listSurveyUsers, refuseLostVariables } from "@/lib/survey/use";

const one = { id: z.string() };
/** The digest of what the editor has read. */
const edited = { ...one, seen: z.string() };
const patch = surveyPatch.shape;

/** Lets a form pass what it would store; the schema behind it says whether it is that. */
const stored = <T>() => z.custom<T>().transform((value): unknown => value);

/** A text by its id, in the languages that it is written in. */
const textRow = z.object({
  id: z.string().max(1000),
  texts: z.record(z.string().max(40), z.string().max(2000)),
  /** What its translations were made from, where that is known. */
  from: z.record(z.string().max(40), z.string().max(2000)).optional(),
});

/** Writes what an editor holds over what it has read. @returns the digest of what is there then */
async function write(
  { db, workspace, user, now }: ActionContext,
  id: string,
  patch: SurveyPatch,
  seen: Seen<Survey>,
  from?: Outdated,
): Promise<string> {
  const survey = await updateSurvey(db, workspace.id, id, patch, now, user.id, seen, from && { from });
  return digestOf(survey, seen.parts);
}

/** Makes a draft: without questions, or as a template has it, with its invitation. @returns its id */
export const create = action({
  role: "admin",
  input: z.object({ template: z.string().nullable(), survey: surveyInput }),
  run: async ({ db, workspace, user, now }, { template: id, survey }) => {
    const template = id === null ? undefined : findTemplate(id);
    if (id !== null && !template) throw notFound("template");
    const made = template
      ? await createFromTemplate(db, workspace.id, template, survey, now, user.id)
      : await createSurvey(db, workspace.id, { ...survey, status: "draft" }, now, user.id);
    return made.id;
  },
});

export const saveQuestions = action({
  role: "admin",
  input: z.object({ ...edited, questions: stored<Question[]>().pipe(patch.questions.nonoptional()) }),
  run: async (context, { id, questions, seen: digest }) => {
    return await write(context, id, { questions }, { parts: editedParts.questions, digest });
  },
});

export const saveVariables = action({
  role: "admin",
  input: z.object({ ...edited, variables: stored<Variable[]>().pipe(patch.variables.nonoptional()) }),
  run: async (context, { id, variables, seen: digest }) => {
    const { db, workspace } = context;
    const seen = { parts: editedParts.variables, digest };
    const survey = await getSurvey(db, workspace.id, id);
    await refuseUnseen(db, survey, seen);
    await refuseLostVariables(db, survey, variables);
    return await write(context, id, { variables }, seen);
  },
});

/** What the survey says before the first page and after the last. */
export const saveEnds = action({
  role: "admin",
  input: z.object({
    ...edited,
    welcome: stored<Ends["welcome"]>().pipe(patch.welcome.nonoptional()),
    thankYou: stored<Ends["thankYou"]>().pipe(patch.thankYou.nonoptional()),
  }),
  run: (context, { id, seen: digest, ...ends }) =>
    write(context, id, ends, { parts: editedParts.ends, digest }),
});

/** The texts of a survey in all its languages; a row that somebody else took away meanwhile is told by what was seen. */
export const saveTexts = action({
  role: "admin",
  input: z.object({ ...edited, rows: z.array(textRow).max(20_000) }),
  run: async (context, { id, seen: digest, rows }) => {
    const { db, workspace } = context;
    const survey = await getSurvey(db, workspace.id, id);
    // Checked as a whole when it is written.
    const words = withWords(survey.words, rows, survey.languages);
    const texts = { ...withTexts(survey, rows), words } as SurveyPatch;
    const from = Object.fromEntries(rows.map((row) => [row.id, row.from ?? {}]));
    return await write(context, id, texts, { parts: editedParts.texts, digest }, from);
  },
});

export const saveAddress = action({
  role: "admin",
  input: surveyPatch.pick({ url: true }).required().extend(edited),
  run: (context, { id, url, seen: digest }) =>
    write(context, id, { url }, { parts: editedParts.address, digest }),
});

export const saveSettings = action({
  role: "admin",
  input: surveyPatch
    .pick({ title: true, languages: true, status: true, theme: true })
    .required()
    .extend({ ...edited, closes: z.string().max(40) }),
  run: (context, { id, seen: digest, closes, ...settings }) => {
    const closesAt = closingOf(closes, context.workspace.timeZone);
    if (closesAt === undefined)
      throw invalidRequest([{ field: "closes", code: "invalid_date", message: "Is no date with a time." }]);
    return write(context, id, { ...settings, closesAt }, { parts: editedParts.survey, digest });
  },
});

/** Lets a survey's questions be in another tool, at an address there, or here again. Those that were here go. */
export const move = action({
  role: "admin",
  input: z.object({ ...one, url: z.string().trim().nullable() }),
  run: async ({ db, workspace, user, now }, { id, url }) => {
    // Here it has no questions yet, so nobody may come to it before it is opened.
    const place =
      url === null ? ({ kind: "hosted", status: "draft" } as const) : ({ kind: "external" } as const);
    await updateSurvey(db, workspace.id, id, { ...place, url, questions: [] }, now, user.id);
  },
});

/** Opens a survey, so that it can be answered. */
export const open = action({
  role: "admin",
  input: z.object(one),
  run: async ({ db, workspace, user, now }, { id }) => {
    await updateSurvey(db, workspace.id, id, { status: "open" }, now, user.id);
  },
});

/** Makes a draft with the same questions and variables. @returns its id */
export const duplicate = action({
  role: "admin",
  input: z.object(one),
  run: async ({ db, workspace, user, now }, { id }) => {
    const t = await getTranslations("surveys");
    return await duplicateSurvey(db, workspace.id, id, (title) => t("copyOf", { title }), now, user.id);
  },
});

export const remove = action({
  role: "admin",
  input: z.object(one),
  run: async ({ db, workspace, now }, { id }) => {
    const [user] = await listSurveyUsers(db, workspace.id, id);
    if (user)
      throw new AppError("conflict", `The automation “${user.name}” sends it out.`, { reason: "sent_out" });
    await deleteSurvey(db, workspace.id, id, now);
  },
});
