import type { automations, Question, Variable } from "@/db/schema";
import { newId } from "../ids";
import { eventBody } from "./body";
import { exampleAnswers } from "./example";
import { type Attempt, post } from "./post";
import { signatureHeaders } from "./signature";

type Tested = Pick<
  typeof automations.$inferSelect,
  "id" | "outgoing" | "signingSecret" | "formerSigningSecret" | "formerSigningSecretEnds"
>;

type Surveyed = {
  id: string;
  title: string;
  languages: readonly string[];
  questions: readonly Question[];
  variables: readonly Variable[];
};

/** A post of a made-up person's answers as it would go out, marked as a test. */
function exampleBody(
  { id, outgoing }: Pick<Tested, "id" | "outgoing">,
  survey: Surveyed,
  now: Date,
): Record<string, unknown> {
  const language = survey.languages[0] ?? "en";
  const event = outgoing?.events[0] ?? "response.completed";
  const answered = event === "response.completed" || event === "response.partial";
  const mailed = event === "invitation.sent" || event === "invitation.bounced";
  const about = {
    ...{ event, at: now, survey },
    respondent: {
      ...{ id: "rsp_example", email: "elin@example.com", firstName: "Elin", lastName: "Ek", language },
      variables: Object.fromEntries(
        survey.variables.map((variable) => [variable.name, exampleValue(variable)]),
      ),
    },
    response: answered
      ? {
          ...{ id: "res_example", language, answers: exampleAnswers(survey.questions) },
          completedAt: event === "response.completed" ? now : null,
        }
      : null,
    invitation: mailed ? { id: "inv_example", sentAt: now, reason: null } : null,
    automation: { id, runId: "run_example" },
  };
  const { include = null, values = "codes" } = outgoing ?? {};
  return { ...eventBody(about, { include, values }), test: true };
}

function exampleValue({ type, format, options }: Variable): string {
  if (type === "list") return options?.[0] ?? "";
  if (type === "date") return "2026-11-24";
  return format === "numeric" ? "42" : format === "email" ? "order@example.com" : "A-1042";
}

/** Posts the example to the receiver; counts nowhere. @returns what came back, and what was sent */
export async function postExample(
  automation: Tested,
  survey: Surveyed,
  now: Date,
): Promise<{ attempt: Attempt; sent: { headers: Record<string, string>; body: string } }> {
  const { url, headers } = automation.outgoing!;
  const body = Buffer.from(JSON.stringify(exampleBody(automation, survey, now)));
  const signed = signatureHeaders(automation, newId("post"), body, now) ?? {};
  const sent = { ...headers, ...signed };
  return { attempt: await post(url, body, sent, now), sent: { headers: sent, body: body.toString() } };
}
