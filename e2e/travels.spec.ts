import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { makeRespondent } from "@/db/factories";
import { surveys } from "@/db/schema";
import { openDatabase } from "./database";

const db = openDatabase();
type Arrived = { at: number; headers: IncomingHttpHeaders; body: string };
const arrived: Record<string, Arrived[]> = { "/slack": [], "/crm": [] };
const receiver = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => (body += chunk));
  request.on("end", () => {
    arrived[request.url!]!.push({ at: performance.now(), headers: request.headers, body });
    response.end("ok");
  });
});
let host: string;
test.beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  host = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
});
test.afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await db.$client.end({ timeout: 1 });
});

async function make(request: APIRequestContext, path: string, data: object) {
  const headers = { authorization: `Bearer ${process.env.ADMIN_API_TOKEN}` };
  const answer = await request.post(`/api/v1${path}`, { data, headers });
  expect(answer.status()).toBe(201);
  return (await answer.json()) as { id: string; signingSecret: string };
}

test.use({ viewport: { width: 390, height: 844 } });

test("a bad score is in Slack, and signed in the CRM, within two seconds of the press", async ({
  page,
  request,
}) => {
  const title = { en: "Recommend?" };
  const { id: surveyId } = await make(request, "/surveys", {
    ...{ title: "After the visit", languages: ["en"], status: "open", variables: [] },
    questions: [{ key: "nps", type: "nps", title, required: true }],
  });
  const filter = { field: "answers.nps", op: "lte", value: 6 };
  const { signingSecret } = await make(request, "/automations", {
    ...{ name: "To the CRM", type: "outgoing_webhook", surveyId, filter, url: `${host}/crm` },
  });
  await make(request, "/automations", {
    ...{ name: "Bad news", type: "alert", surveyId, filter },
    channels: [{ kind: "slack", url: `${host}/slack` }],
  });
  const [survey] = await db.select().from(surveys).where(eq(surveys.id, surveyId));
  const took: number[] = [];
  for (const score of [2, 9, 5, 8, 3, 4]) {
    const { token } = await makeRespondent(db, survey!, { firstName: "Elin" });
    await page.goto(`/s/${token}`);
    await page.getByRole("radio", { name: String(score), exact: true }).check({ force: true });
    const pressed = performance.now();
    await page.getByRole("button", { name: "Submit" }).click();
    await expect(page).toHaveURL(/thanks/);
    if (score > 6) continue;
    await expect
      .poll(() => [arrived["/slack"]!.length, arrived["/crm"]!.length])
      .toEqual([took.length + 1, took.length + 1]);
    const [told, posted] = [arrived["/slack"]!.at(-1)!, arrived["/crm"]!.at(-1)!];
    expect(JSON.parse(told.body).text).toBe(`${score}: an answer to After the visit`);
    const event = new Webhook(signingSecret).verify(posted.body, posted.headers as Record<string, string>);
    expect(event).toMatchObject({ type: "response.completed", data: { answers: { nps: score } } });
    took.push(Math.max(told.at, posted.at) - pressed);
  }
  const description = took.map((ms) => `${Math.round(ms)} ms`).join(", ");
  test.info().annotations.push({ type: "from the press to both receivers", description });
  for (const ms of took) expect(ms).toBeLessThan(2_000);
});
