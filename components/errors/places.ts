/** What an advice may name: the tags that its words have around a name. */
export const placeNames = [
  "automation",
  "data",
  "mapping",
  "settings",
  "survey",
  "variables",
  "message",
] as const;

/** The address of each; null where there is none. */
export type Places = Record<(typeof placeNames)[number], string | null>;

/** Where the things are that an automation's failures are mended by. */
export function placesOf({
  id,
  surveyId,
  messageId,
}: {
  id: string;
  surveyId: string | null;
  messageId: string | null;
}): Places {
  const automation = `/automations/${id}`;
  const survey = surveyId && `/surveys/${surveyId}`;
  return {
    automation,
    data: `${automation}/data`,
    mapping: `${automation}/mapping`,
    settings: `${automation}/settings`,
    survey,
    variables: survey && `${survey}/variables`,
    message: messageId && `/messages/${messageId}`,
  };
}
