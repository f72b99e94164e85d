import type { Answers, Outgoing, OutgoingEvent, Question, Variable } from "@/db/schema";
import { labelledAnswer } from "./labels";

/** What an event is about, as it stands when it is posted. */
export type EventSource = {
  event: OutgoingEvent;
  /** When it happened. */
  at: Date;
  survey: { id: string; title: string; languages: readonly string[]; questions: readonly Question[] };
  respondent: {
    id: string;
    email: string;
    firstName: string | null;
    lastName: string | null;
    language: string;
    variables: Readonly<Record<string, string>>;
  };
  response: { id: string; language: string; answers: Answers; completedAt: Date | null } | null;
  invitation: { id: string; sentAt: Date | null; reason: string | null } | null;
  automation: { id: string; runId: string };
};

/** What of the person can be left out of an event's data. */
const personFields = ["email", "firstName", "lastName", "language"] as const;

/** The names that `include` may hold for a survey. An external one has answers of any key. */
export function includable(survey: {
  kind: string;
  variables: readonly Pick<Variable, "name">[];
  questions: readonly Pick<Question, "key" | "type">[];
}): string[] {
  return [
    ...personFields.map((name) => `respondent.${name}`),
    ...survey.variables.map(({ name }) => `variables.${name}`),
    ...survey.questions.flatMap(({ key, type }) => (type === "statement" ? [] : [`answers.${key}`])),
  ];
}

/** What is posted of an event: the contract's shape, with what was chosen of it. Pure. */
export function eventBody(source: EventSource, { include, values }: Pick<Outgoing, "include" | "values">) {
  const { event, at, survey, respondent, response, invitation, automation } = source;
  const wanted = include === null ? null : new Set(include);
  const chosen = <T>(kind: string, all: Readonly<Record<string, T>>) =>
    Object.fromEntries(
      Object.entries(all).filter(([name]) => wanted === null || wanted.has(`${kind}.${name}`)),
    );
  const { id, variables, email, firstName, lastName, language } = respondent;
  return {
    type: event,
    timestamp: at.toISOString(),
    data: {
      ...(response ? { responseId: response.id } : {}),
      survey: { id: survey.id, title: survey.title },
      respondent: { id, ...chosen("respondent", { email, firstName, lastName, language }) },
      variables: chosen("variables", variables),
      ...(response ? { answers: chosen("answers", answersOf(source, values)) } : {}),
      ...(invitation
        ? {
            invitation: {
              id: invitation.id,
              sentAt: invitation.sentAt?.toISOString() ?? null,
              reason: invitation.reason,
            },
          }
        : {}),
      ...(response?.completedAt ? { completedAt: response.completedAt.toISOString() } : {}),
      automation: { ...automation },
    },
  };
}

function answersOf({ survey, response }: EventSource, values: Outgoing["values"]): Answers {
  const { answers, language } = response!;
  if (values === "codes") return answers;
  const byKey = new Map(survey.questions.map((question) => [question.key, question]));
  const labelled = Object.entries(answers).map(([key, answer]) => {
    const question = byKey.get(key);
    return [key, question ? labelledAnswer(question, answer, language, survey.languages) : answer] as const;
  });
  return Object.fromEntries(labelled);
}
