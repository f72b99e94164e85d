import type { Choice, MessageContent, Question, ThankYou, Translated } from "@/db/schema";

/** A survey to begin with, and the invitation that goes with it; every text in English and Swedish. */
export type Template = {
  id: string;
  title: Translated;
  questions: readonly Question[];
  thankYou: readonly ThankYou[];
  /** By `en` and `sv`. */
  invitation: MessageContent;
};

/** A text in both languages. */
export function both(en: string, sv: string): Translated {
  return { en, sv };
}

/** Something to choose, in both languages. */
export function choice(value: string, en: string, sv: string): Choice {
  return { value, label: both(en, sv) };
}

/** What is said to everybody else. */
export function thanks(en: string, sv: string): ThankYou {
  return { when: null, text: both(en, sv), link: null, redirect: null };
}

/** An invitation of the usual shape: a greeting, what it is about, the first question or the link, thanks. */
export function invitation(
  en: { subject: string; ask: string },
  sv: { subject: string; ask: string },
  firstQuestion: boolean,
): MessageContent {
  const body = (hello: string, ask: string, open: string, bye: string) =>
    [hello, ask, ...(firstQuestion ? ["{{firstQuestion}}"] : []), `[${open}]({{surveyLink}})`, bye].join(
      "\n\n",
    );
  return {
    en: {
      subject: en.subject,
      body: body("Hi {{firstName|there}},", en.ask, "Open the survey", "Thank you."),
    },
    sv: {
      subject: sv.subject,
      body: body("Hej {{firstName|där}},", sv.ask, "Öppna undersökningen", "Tack på förhand."),
    },
  };
}
