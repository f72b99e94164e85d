/** A hook to post to. */
export type Target = { url: URL; key: string };

/** Makes a survey, a message and automations by the API: one that invites at once, one in two days, one with the dearest filter that is taken. */
export async function setUp(
  appUrl: string,
  token: string,
): Promise<Record<"now" | "later" | "judged", Target>> {
  async function create(
    path: string,
    body: unknown,
  ): Promise<{ id: string; hookUrl: string; apiKey: string }> {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const answer = await fetch(`${appUrl}/api/v1${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { id: string; hookUrl: string; apiKey: string };
  }
  const survey = await create("/surveys", {
    title: "Bench",
    languages: ["en", "sv"],
    status: "open",
    variables: [{ name: "OrderId", type: "text" }],
    questions: [{ key: "nps", type: "nps", title: { en: "Would you recommend us?" }, required: true }],
  });
  const message = await create("/messages", {
    name: "Invite",
    kind: "invitation",
    content: {
      en: {
        subject: "Hi {{firstName|there}}",
        body: "How was order {{OrderId}}?\n\n[Answer]({{surveyLink}})",
      },
    },
  });
  const automation = {
    type: "incoming_webhook",
    surveyId: survey.id,
    messageId: message.id,
    fields: ["EmailAddress", "FirstName", "Language", "OrderId"].map((name) => ({
      name,
      path: name,
      required: name === "EmailAddress",
    })),
    mapping: { EmailAddress: "email", FirstName: "firstName", Language: "language", OrderId: "OrderId" },
    filter: { all: [{ field: "Language", op: "in", value: ["en", "sv"] }] },
    rateLimitPerMinute: 1_000_000,
  };
  const target = async (name: string, delay: string | null, over = {}): Promise<Target> => {
    const { hookUrl, apiKey } = await create("/automations", { ...automation, name, delay, ...over });
    return { url: new URL(hookUrl), key: apiKey };
  };
  const filter = { field: "Note", op: "matches", value: "[a-z]{400}\\d" };
  return {
    now: await target("At once", null),
    later: await target("In two days", "P2D"),
    judged: await target("Judged", "P2D", { filter }),
  };
}

let counter = 0;

/** A respondent nobody else has. */
export function respondent() {
  counter++;
  return {
    EmailAddress: `person${counter}@example.com`,
    FirstName: "Anna",
    Language: "sv",
    OrderId: `A-${counter}`,
    Total: 1249.5,
    Note: "left at the door",
  };
}
