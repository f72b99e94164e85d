import type { SendingSource } from "@/components/automation/setup/sending/sending-fields";
import { database } from "@/db";
import type { SetupContext } from "@/lib/automation/setup/load-setup";
import { systemClock } from "@/lib/clock";
import { trySending } from "@/lib/invitation/try-sending";
import { listMessages, type Message } from "@/lib/message/queries";
import { starterContent } from "@/lib/message/starter";
import { hasScale } from "@/lib/survey/question/type";
import { makeMessage } from "./make";

/** What the fields of what is sent are made from, and all messages with their kinds. */
export async function loadSending(
  context: SetupContext,
  workspaceId: string,
): Promise<{ source: SendingSource; all: { id: string; name: string; kind: Message["kind"] }[] }> {
  const { automation, survey } = context;
  const { title = "", languages = ["en"], variables = [], questions = [] } = survey ?? {};
  const { data } = await listMessages(database(), workspaceId, { limit: 200 });
  const tap = questions[0] !== undefined && hasScale(questions[0].type);
  const source = {
    automationId: automation.id,
    messages: data
      .filter(({ kind }) => kind === "invitation")
      .map(({ id, name, content }) => ({ id, name, languages: Object.keys(content) })),
    survey: {
      title,
      languages,
      starter: starterContent(languages, tap),
      mergeFields: ["firstName", "lastName", ...variables.map(({ name }) => name), "surveyLink"],
    },
    dateFields: automation.fields.map(({ name }) => name),
    trial: await trySending(database(), context, {}, systemClock()),
    makeMessage,
  };
  return { source, all: data.map(({ id, name, kind }) => ({ id, name, kind })) };
}
