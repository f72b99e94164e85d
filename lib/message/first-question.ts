import type { Question, surveys } from "@/db/schema";
import { directionOf } from "@/lib/text/language";
import { brandedButton } from "../mail/templates/button";
import { escapeHtml } from "../mail/templates/escape";
import { scaleHtml } from "../mail/templates/scale";
import { scaleOf } from "../response/answers";
import { fill, type RespondentWords } from "../survey/fill";
import { inAskedOrder } from "../survey/question/asked";
import { hasScale } from "../survey/question/type";
import { translate } from "../survey/translation";
import { wordsFor } from "../survey/words";
import { cutFields, type Field } from "./merge";
import type { Slot } from "./slots";

/** Stands where the survey link goes while a block is put together; no text that people write holds it. */
const link = "\u0000";

/** Stands around the number of a field that a title pipes. */
const mark = "\u0001";

/**
 * The block that `{{firstQuestion}}` becomes: the scale of an nps or rating question as links that open the survey with
 * that answer chosen; any other question as its title and a button. Nothing where the survey has no questions here.
 * @param language of the survey's texts; the words around them follow it
 */
export function firstQuestion(
  survey: Pick<typeof surveys.$inferSelect, "questions" | "languages">,
  language: string,
): { html: Slot[]; text: Slot[] } {
  const question = inAskedOrder(survey.questions)[0];
  if (!question) return { html: [], text: [] };
  const { words } = wordsFor(language);
  const text = (texts: Question["title"] | undefined) => translate(texts, language, survey.languages)?.text;
  const { title, fields } = withMarks(text(question.title) ?? "");
  const slotsOf = (block: string) => cutBlock(block, fields);
  if (!hasScale(question.type)) {
    const titleHtml = `<p style="margin:28px 0 12px;font-size:18px;line-height:25px;font-weight:700">${escapeHtml(title)}</p>`;
    return {
      html: slotsOf(titleHtml + brandedButton(link, escapeHtml(words.mail.open))),
      text: slotsOf(`${title}\n${words.mail.open}: ${link}`),
    };
  }
  const usual = usualEnds(question.type, words.survey);
  const low = text(question.labels?.low) ?? usual.low;
  const high = text(question.labels?.high) ?? usual.high;
  const { csat2, csat3, csat4 } = words.survey;
  const scale = scaleOf(question);
  const key = encodeURIComponent(question.key);
  const html = scaleHtml({
    ...scale,
    direction: directionOf(language),
    title: escapeHtml(title),
    labels: { low: escapeHtml(low), high: escapeHtml(high) },
    faces: question.type === "csat" ? [low, csat2, csat3, csat4, high].map(escapeHtml) : undefined,
    sign: question.style === "stars" ? " \u2605" : undefined,
    note: escapeHtml(fill(words.mail.chosen, { submit: words.survey.submit })),
    url: (value) => `${link}?q=${key}&amp;v=${value}`,
  });
  const ends = `${scale.low} = ${low}, ${scale.high} = ${high}`;
  return { html: slotsOf(html), text: slotsOf(`${title}\n${ends}\n${words.mail.open}: ${link}`) };
}

/** What the ends of a scale mean where the question does not say. */
function usualEnds(
  type: Question["type"],
  { npsLow, npsHigh, csat1, csat5, cesLow, cesHigh, ratingLow, ratingHigh }: RespondentWords["survey"],
): { low: string; high: string } {
  switch (type) {
    case "nps":
      return { low: npsLow, high: npsHigh };
    case "csat":
      return { low: csat1, high: csat5 };
    case "ces":
      return { low: cesLow, high: cesHigh };
    default:
      return { low: ratingLow, high: ratingHigh };
  }
}

/** A title with its merge fields taken out. In a message background variables stand by their names alone; nothing is answered yet. */
function withMarks(text: string): { title: string; fields: Field[] } {
  const fields: Field[] = [];
  const parts = cutFields(text).map((part) => {
    if (typeof part === "string") return part.replaceAll(mark, "");
    fields.push({ ...part, name: part.name.replace(/^variables\./, "") });
    return `${mark}${fields.length - 1}${mark}`;
  });
  return { title: parts.join(""), fields };
}

function cutBlock(block: string, fields: readonly Field[]): Slot[] {
  return block.split(link).flatMap((piece, at): Slot[] => {
    const slots = piece
      .split(mark)
      .map((part, i): Slot => (i % 2 === 0 ? part : { ...fields[Number(part)]!, place: "inline" }));
    return at === 0 ? slots : [{ name: "surveyLink", fallback: "", place: "urlStart" }, ...slots];
  });
}
