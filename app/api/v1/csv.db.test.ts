import { beforeAll, describe, expect, it } from "vitest";
import { makeAutomation, makeSurvey } from "@/db/factories";
import { testDatabase } from "@/db/testing";
import { hookForTests } from "@/lib/delivery/testing";
import { apiForTests } from "./testing";

const db = await testDatabase();
const hook = hookForTests(db, new Date("2026-10-24T08:00:00.000Z"));
let api: Awaited<ReturnType<typeof apiForTests>>;
let surveyId: string;
let automationId: string;

beforeAll(async () => {
  api = await apiForTests(db);
  const survey = await makeSurvey(db, api.workspace.id, {
    variables: [
      { name: "Score", type: "text", format: "numeric", required: false },
      { name: "=Note", type: "text", format: "text", required: false },
    ],
  });
  const { automation, key } = await makeAutomation(db, {
    workspaceId: api.workspace.id,
    surveyId: survey.id,
    fields: ["EmailAddress", "Price in EUR", "Note"].map((name) => ({
      name,
      path: `["${name}"]`,
      required: false,
    })),
    mapping: { EmailAddress: "email", "Price in EUR": "Score", Note: "=Note" },
    filter: { field: "Price in EUR", op: "lt", value: 5 },
  });
  [surveyId, automationId] = [survey.id, automation.id];
  const body = [
    { EmailAddress: "ada@example.com", "Price in EUR": -1.5, Note: "\n=cmd()" },
    { EmailAddress: "grace@example.com", "Price in EUR": 7 },
    { EmailAddress: "nobody", "Price in EUR": 1 },
  ];
  expect((await hook.post(automation.id, body, { key })).status).toBe(200);
  await api.call("POST", "/suppressions", { email: "+46@example.com", note: "x" });
});

const lines = (text: string) => text.split("\r\n").slice(0, -1);

describe("lists as CSV", () => {
  it("tell each run with why it stands as it does", async () => {
    const csv = await api.get(`/automations/${automationId}/runs?format=csv`);
    expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(csv.headers.get("content-disposition")).toBe(`attachment; filename="runs-${automationId}.csv"`);
    const [heading, ...rows] = lines(csv.text);
    expect(heading).toMatch(/^runId,receivedAt,status,email,reason,reasonCode,errors,sendAt/);
    expect(rows).toHaveLength(3);
    expect(csv.text).toContain(",filtered,");
    expect(csv.text).toContain(",Price in EUR lt 5: got 7,filter_not_met,");
    expect(csv.text).toContain("EmailAddress: ");
    const some = await api.get(`/automations/${automationId}/runs?format=csv&status=scheduled&limit=1`);
    expect(lines(some.text)).toHaveLength(2);
  });

  it("tell each respondent with what was mapped, for spreadsheets in the reader's dialect", async () => {
    const path = `/surveys/${surveyId}/respondents`;
    const plain = await api.get(`${path}?format=csv`);
    expect(plain.text).toMatch(/,Score,'=Note\r\n/);
    expect(plain.text).toMatch(/,ada@example\.com,,,\w+,,,-1\.5,"'\n=cmd\(\)"\r\n$/);
    const excel = await api.call("GET", `${path}?excel=1`, undefined, { "accept-language": "sv-SE,sv" });
    expect(excel.text).toMatch(/;ada@example\.com;;;\w+;;;-1,5;"'\n=cmd\(\)"\r\n$/);
    expect(excel.headers.get("vary")).toBe("Accept-Language");
  });

  it("tell suppressions, answers, and nothing of another workspace", async () => {
    const suppressed = await api.get("/suppressions?format=csv");
    expect(lines(suppressed.text)[1]).toMatch(/,'\+46@example\.com,manual,x,$/);
    const answers = await api.get(`/surveys/${surveyId}/responses?format=csv&excel=true`);
    expect(lines(answers.text)).toHaveLength(1);
    const other = await apiForTests(db);
    expect((await other.get(`/automations/${automationId}/runs?format=csv`)).status).toBe(404);
    expect((await other.get(`/surveys/${surveyId}/respondents?format=csv`)).status).toBe(404);
    expect(lines((await other.get("/suppressions?format=csv")).text)).toHaveLength(1);
    expect((await api.get("/suppressions?excel=maybe")).status).toBe(422);
  });
});
