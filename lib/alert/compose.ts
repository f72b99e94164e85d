import type { Answers, Question } from "@/db/schema";
import { fill, fillCount } from "../survey/fill";
import { type AlertMessage, linesOf, scoreOf } from "./message";
import { alertWords } from "./words";

type Surveyed = { id: string; title: string; languages: readonly string[]; questions: readonly Question[] };

/** What an alert says of one answer. */
export function answerMessage(
  given: {
    survey: Surveyed;
    respondent: {
      id: string;
      email: string;
      firstName: string | null;
      lastName: string | null;
      variables: Readonly<Record<string, string>>;
    };
    answers: Answers;
    automation: string;
    test?: boolean;
  },
  locale: string,
  appUrl: string,
): AlertMessage {
  const { survey, respondent, answers, automation, test = false } = given;
  const { language, words } = alertWords(locale);
  const score = scoreOf(survey.questions, answers);
  const title =
    score === null
      ? fill(words.title, { survey: survey.title })
      : fill(words.titleScore, { survey: survey.title, score: String(score) });
  const name = [respondent.firstName, respondent.lastName].filter(Boolean).join(" ");
  return {
    title: test ? `[Test] ${title}` : title,
    lead: name ? `${name}, ${respondent.email}` : respondent.email,
    lines: linesOf(survey, answers, respondent.variables, language),
    link: {
      label: words.open,
      url: test ? `${appUrl}/surveys/${survey.id}` : `${appUrl}/respondents/${respondent.id}`,
    },
    footer: fill(words.footer, { automation }),
  };
}

/** What an alert says in the place of many messages. @param count how many answers it stands for */
export function stormMessage(
  { survey, automation, count }: { survey: Surveyed; automation: string; count: number },
  locale: string,
  appUrl: string,
): AlertMessage {
  const { language, words } = alertWords(locale);
  return {
    title: fill(fillCount(words.storm, count, language), { survey: survey.title }),
    lead: words.stormText,
    lines: [],
    link: { label: words.openAll, url: `${appUrl}/surveys/${survey.id}/results` },
    footer: fill(words.footer, { automation }),
  };
}

/** What is told of a span of time. `score` is what the first scale question came to, in this period and the one before. */
export type DigestFacts = {
  from: Date;
  to: Date;
  count: number;
  before: number;
  score: { question: Question; now: number | null; before: number | null } | null;
  comments: { text: string; score: number | null }[];
};

/** What a digest says. */
export function digestMessage(
  {
    survey,
    automation,
    facts,
    timeZone,
  }: { survey: Surveyed; automation: string; facts: DigestFacts; timeZone: string },
  locale: string,
  appUrl: string,
): AlertMessage {
  const { language, words } = alertWords(locale);
  const { from, to, count, before, score, comments } = facts;
  const day = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    ...{ day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
    timeZone,
  });
  const number = (value: number | null) =>
    value === null ? "–" : new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);
  return {
    title: fill(fillCount(words.digest, count, language), { survey: survey.title }),
    lead: fill(words.digestSpan, { from: day.format(from), to: day.format(to) }),
    lines: [
      { label: words.answers, value: fill(words.against, { now: String(count), before: String(before) }) },
      ...(score
        ? [
            {
              label: score.question.type === "nps" ? "NPS" : words.mean,
              value: fill(words.against, { now: number(score.now), before: number(score.before) }),
            },
          ]
        : []),
      ...comments.map(({ text, score: given }) => ({
        label: given === null ? words.comment : fill(words.commentScore, { score: String(given) }),
        value: text,
      })),
    ],
    link: { label: words.openAll, url: `${appUrl}/surveys/${survey.id}/results` },
    footer: fill(words.footer, { automation }),
  };
}
