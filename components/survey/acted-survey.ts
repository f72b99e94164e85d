import type { SurveyStatus } from "./survey-status";

/** What the acts on a survey need to know of it. */
export type ActedSurvey = {
  survey: { id: string; title: string; status: SurveyStatus };
  use: { respondents: number; responses: number };
  /** There is nothing to be answered yet. */
  hollow: boolean;
  /** The automations that send it out. */
  users: readonly { id: string; name: string }[];
};
