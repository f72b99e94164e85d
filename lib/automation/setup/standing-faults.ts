import { inArray } from "drizzle-orm";
import type { Tx } from "@/db";
import { type automations, type FailureDetails, messages, surveys } from "@/db/schema";
import { failureSentence } from "@/lib/reason/sentence";
import { listSetupFaults, type SetupFault } from "./setup-faults";

/** What stands in an automation's way: a fault of its set-up, or a required variable that no field fills. */
export type StandingFault = {
  code: SetupFault["code"] | "variable_unmapped";
  details: FailureDetails;
  /** In English, for the API. */
  message: string;
};

const surveyMissing = { code: "survey_missing", details: {} } as const;

/** What keeps each of these automations of one workspace from inviting anybody today; nothing where all is well. */
export async function standingFaultsOf(
  db: Tx,
  list: readonly Pick<
    typeof automations.$inferSelect,
    "id" | "type" | "surveyId" | "messageId" | "mapping" | "filter"
  >[],
): Promise<Map<string, StandingFault[]>> {
  const surveyIds = list.flatMap(({ surveyId }) => surveyId ?? []);
  const messageIds = list.flatMap(({ messageId }) => messageId ?? []);
  const { id, title, status, variables } = surveys;
  const [found, kept] = await Promise.all([
    surveyIds.length > 0
      ? db.select({ id, title, status, variables }).from(surveys).where(inArray(id, surveyIds))
      : [],
    messageIds.length > 0
      ? db.select({ id: messages.id }).from(messages).where(inArray(messages.id, messageIds))
      : [],
  ]);
  const byId = new Map(found.map((survey) => [survey.id, survey]));
  const living = new Set(kept.map((message) => message.id));
  return new Map(
    list.map((automation): [string, StandingFault[]] => {
      const { mapping, messageId, filter } = automation;
      const survey = byId.get(automation.surveyId ?? "") ?? null;
      if (automation.type !== "incoming_webhook")
        return [automation.id, survey ? [] : [{ ...surveyMissing, message: failureSentence(surveyMissing) }]];
      const message = messageId && living.has(messageId) ? messageId : null;
      const faults = listSetupFaults(mapping, survey, message, filter);
      const filled = new Set(Object.values(mapping));
      const unfilled = (survey?.variables ?? []).filter(
        ({ name, required }) => required && !filled.has(name),
      );
      return [
        automation.id,
        [
          ...faults.map((fault) => ({
            ...{ code: fault.code, details: fault.details ?? {} },
            message: failureSentence(fault),
          })),
          ...unfilled.map(({ name }) => ({
            code: "variable_unmapped" as const,
            details: { target: name },
            message: `The survey requires ${name}, and no field is mapped to it.`,
          })),
        ],
      ];
    }),
  );
}
