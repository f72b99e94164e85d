import type { Choice, Outdated, OwnWord, Question, ThankYou, Translated } from "@/db/schema";
import { cutFields } from "@/lib/text/merge-fields";
import { hasScale } from "../question/type";
import { underTags, written } from "../texts";

/** The parts of a survey that hold texts for respondents. */
export type Texts = {
  questions: readonly Question[];
  welcome: Translated | null;
  thankYou: readonly ThankYou[];
  outdated?: Outdated;
};

/** A text of a survey in all its languages. `id` names it in files; `number` is its question's or thank-you's. */
export type TextRow = {
  id: string;
  of: "welcome" | "question" | "thanks" | "words";
  number: number;
  part: "text" | "low" | "high" | "option" | "row" | "column" | "label" | OwnWord;
  texts: Translated;
  /** What the first language said when the others were translated, by these, where it says something else now. */
  outdated: Translated;
};

/** Every text of a survey, in the order in which respondents meet them, under the survey's own language tags. Pure. */
export function rowsOfTexts(
  { questions, welcome, thankYou, outdated = {} }: Texts,
  languages: readonly string[],
): TextRow[] {
  const row = (
    of: TextRow["of"],
    number: number,
    part: TextRow["part"],
    id: string,
    texts: Translated | undefined,
  ): TextRow => ({
    ...{ id, of, number, part },
    ...{ texts: underTags(texts ?? {}, languages), outdated: outdated[id] ?? {} },
  });
  return [
    ...(welcome ? [row("welcome", 0, "text", "welcome", welcome)] : []),
    ...questions.flatMap((question, i) => {
      const { key, type, title, labels } = question;
      const at = `questions/${key}`;
      const of = (part: TextRow["part"], list: readonly Choice[] = [], name: string) =>
        list.map(({ value, label }) => row("question", i + 1, part, `${at}/${name}/${value}`, label));
      return [
        row("question", i + 1, "text", `${at}/title`, title),
        ...(hasScale(type) && labels
          ? [
              row("question", i + 1, "low", `${at}/low`, labels.low),
              row("question", i + 1, "high", `${at}/high`, labels.high),
            ]
          : []),
        ...of("option", question.options, "options"),
        ...of("row", question.rows, "rows"),
        ...of("column", question.columns, "columns"),
      ];
    }),
    ...thankYou.flatMap(({ text, link }, i) => [
      row("thanks", i + 1, "text", `thankYou/${i + 1}/text`, text),
      ...(link ? [row("thanks", i + 1, "label", `thankYou/${i + 1}/link`, link.label)] : []),
    ]),
  ];
}

/** A survey's parts with the texts of their rows. Rows that are not there leave their texts as they were. Pure. */
export function withTexts<T extends Texts>(
  { questions, welcome, thankYou }: T,
  rows: readonly Pick<TextRow, "id" | "texts">[],
): Texts {
  const texts = new Map(rows.map((row) => [row.id, written(row.texts)]));
  const put = (id: string, before: Translated) => texts.get(id) ?? before;
  return {
    welcome: welcome && put("welcome", welcome),
    questions: questions.map((question) => {
      const at = `questions/${question.key}`;
      const { labels, options, rows, columns } = question;
      const of = (list: readonly Choice[], name: string) =>
        list.map(({ value, label }) => ({ value, label: put(`${at}/${name}/${value}`, label) }));
      return {
        ...question,
        title: put(`${at}/title`, question.title),
        ...(labels
          ? { labels: { low: put(`${at}/low`, labels.low), high: put(`${at}/high`, labels.high) } }
          : {}),
        ...(options ? { options: of(options, "options") } : {}),
        ...(rows ? { rows: of(rows, "rows") } : {}),
        ...(columns ? { columns: of(columns, "columns") } : {}),
      };
    }),
    thankYou: thankYou.map((thanks, i) => ({
      ...thanks,
      text: put(`thankYou/${i + 1}/text`, thanks.text),
      link: thanks.link && { ...thanks.link, label: put(`thankYou/${i + 1}/link`, thanks.link.label) },
    })),
  };
}

/** The merge fields that a translation has lost: those of the first language's text that are not in it. */
export function lostFields(original: string | undefined, translation: string | undefined): string[] {
  if (!original?.trim() || !translation?.trim()) return [];
  const namesIn = (text: string) =>
    cutFields(text).flatMap((part) => (typeof part === "string" ? [] : [part.name]));
  const there = new Set(namesIn(translation));
  return [...new Set(namesIn(original))].filter((name) => !there.has(name));
}
