import { getLocale } from "next-intl/server";
import type { Posted, PostedSource } from "@/components/automation/outgoing/posted-fields";
import type { Receiver } from "@/components/automation/outgoing/receiver";
import type { SetupContext } from "@/lib/automation/setup/load-setup";
import { filterFields, postFields } from "@/lib/outgoing/fields";

/** What an outgoing webhook posts, and what it could. */
export async function postedOf({ automation, survey }: Pick<SetupContext, "automation" | "survey">): Promise<{
  values: Posted;
  source: PostedSource;
}> {
  const { outgoing, filter } = automation;
  const {
    events = ["response.completed" as const],
    include = null,
    values = "codes" as const,
  } = outgoing ?? {};
  const asked = survey ?? { languages: [], questions: [], variables: [] };
  const fields = postFields(asked, await getLocale());
  return {
    values: { events, include, values, filter },
    source: { fields, conditions: filterFields(fields), languages: asked.languages },
  };
}

/** Where an outgoing webhook posts, as a form holds it. */
export function receiverOf({ outgoing }: SetupContext["automation"]): Receiver {
  const headers = Object.entries(outgoing?.headers ?? {});
  return {
    url: outgoing?.url ?? "",
    headers: headers.map(([name, value], i) => ({ id: String(i), name, value })),
  };
}
