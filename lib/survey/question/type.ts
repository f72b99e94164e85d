import type { QuestionType } from "@/db/schema";

type Traits = {
  /** Steps between two ends that may be named. */
  scale: boolean;
  /** Answers to choose from. */
  options: boolean;
  /** Written in one field, which its title labels. */
  written: boolean;
};

const plain: Traits = { scale: false, options: false, written: false };

/**
 * Every type of question in the order in which the editor offers them, with what it consists of. A further type is a
 * line here, in `QuestionType` and in the schema; the compiler then names each place that must know it.
 */
const traits = {
  nps: { ...plain, scale: true },
  rating: { ...plain, scale: true },
  csat: { ...plain, scale: true },
  ces: { ...plain, scale: true },
  single: { ...plain, options: true },
  multiple: { ...plain, options: true },
  ranking: { ...plain, options: true },
  matrix: plain,
  text: { ...plain, written: true },
  number: { ...plain, written: true },
  date: { ...plain, written: true },
  consent: plain,
  statement: plain,
} satisfies Record<QuestionType, Traits>;

/** The types of question, in the order in which the editor offers them. */
export const questionTypes = Object.keys(traits) as QuestionType[];

/** Does a type of question have a scale with ends? Its first step can be taken from the e-mail. */
export function hasScale(type: QuestionType): boolean {
  return traits[type].scale;
}

/** Does a type of question offer answers to choose from? */
export function hasOptions(type: QuestionType): boolean {
  return traits[type].options;
}

/** Is a question of the type answered in one field to write in? */
export function isWritten(type: QuestionType): boolean {
  return traits[type].written;
}
