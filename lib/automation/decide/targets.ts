/** The fields of a respondent that a mapping may fill, beside the survey's background variables. */
export const respondentTargets = ["email", "firstName", "lastName", "language"] as const;
