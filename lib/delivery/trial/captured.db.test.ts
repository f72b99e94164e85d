import { describe, expect, test } from "vitest";
import { makeAutomation, makeSurvey, makeWorkspace } from "@/db/factories";
import { testDatabase } from "@/db/testing";
import { loadSetup } from "@/lib/automation/setup/load-setup";
import { hookForTests } from "../testing";
import { capturedMark, isSuccess, listCaptured, listCapturedRespondents } from "./captured";
import { trySetup } from "./trial";

const db = await testDatabase();
const workspace = await makeWorkspace(db, { timeZone: "Europe/Stockholm" });
const survey = await makeSurvey(db, workspace.id, {
  languages: ["en", "sv"],
  variables: [{ name: "Total", type: "text", format: "numeric", required: false }],
});
const now = new Date("2026-11-24T08:00:00.000Z");
const fields = [
  { name: "EmailAddress", path: "EmailAddress", required: true },
  { name: "Total", path: "order.total", required: false },
];
const mapping = { EmailAddress: "email", Total: "Total" };
const make = () =>
  makeAutomation(db, {
    workspaceId: workspace.id,
    surveyId: survey.id,
    messageId: null,
    status: "draft",
    fields,
    mapping,
  });
const captured = async (id: string) => await listCaptured(db, await loadSetup(db, workspace.id, id));

describe("captured requests", () => {
  test("prove the connection when they can be read and have an address", async () => {
    const { automation, key } = await make();
    const { post } = hookForTests(db, now);
    await post(automation.id, "{ no json", { key });
    await post(automation.id, { Mail: "a@example.com" }, { key });
    await post(automation.id, { emailaddress: "a@example.com", order: { total: "x" } }, { key });
    const list = await captured(automation.id);
    expect(list.map((each) => [each.status, each.code, isSuccess(each)])).toEqual([
      [200, null, true],
      [200, null, false],
      [400, "invalid_json", false],
    ]);
    expect(list[0]!.findings!.fields.map(({ name, verdict }) => [name, verdict])).toEqual([
      ["EmailAddress", "found"],
      ["Total", "wrong_type"],
    ]);
    expect(list[0]!.text).toBe('{"emailaddress":"a@example.com","order":{"total":"x"}}');
    expect(JSON.stringify(list[0]!.headers)).not.toContain(key);
    expect(list[1]!.findings!.extra).toEqual([
      { path: "Mail", name: "Mail", value: '"a@example.com"', address: true },
    ]);
    expect(list[2]!.fault).toMatchObject({ details: { line: 1, column: 3, near: "no" } });
  });

  test("change the mark, as a change of the set-up does", async () => {
    const { automation, key } = await make();
    const { post } = hookForTests(db, now);
    const before = await capturedMark(db, automation.id);
    expect(await capturedMark(db, automation.id)).toBe(before);
    await post(automation.id, { EmailAddress: "a@example.com" }, { key });
    expect(await capturedMark(db, automation.id)).not.toBe(before);
  });

  test("give samples: every respondent of what can be read, newest first, or of one request", async () => {
    const { automation, key } = await make();
    const { post } = hookForTests(db, now);
    const first = await post(automation.id, { EmailAddress: "first@example.com" }, { key });
    await post(
      automation.id,
      [{ EmailAddress: "second@example.com" }, { EmailAddress: "third@example.com" }],
      { key },
    );
    await post(automation.id, "nothing", { key });
    const addresses = async (of: { id: string; itemsPath: string | null }, wanted?: string) =>
      (await listCapturedRespondents(db, of, 10, wanted)).map(({ respondent }) => respondent);
    expect(await addresses(automation)).toEqual([
      { EmailAddress: "second@example.com" },
      { EmailAddress: "third@example.com" },
      { EmailAddress: "first@example.com" },
    ]);
    expect(await addresses(automation, first.json.deliveryId)).toEqual([
      { EmailAddress: "first@example.com" },
    ]);
    const { automation: other } = await make();
    expect(await addresses(other, first.json.deliveryId)).toEqual([]);
  });
});

describe("trying a change", () => {
  const context = async (id: string) => await loadSetup(db, workspace.id, id);

  test("tells what each condition finds, and how the last requests would fare", async () => {
    const { automation, key } = await make();
    const { post } = hookForTests(db, now);
    for (const total of [100, 500, "many"])
      await post(automation.id, { EmailAddress: "a@example.com", order: { total } }, { key });
    await post(automation.id, { EmailAddress: "a@example.com", order: { total: 700 } }, { key });
    const trial = await trySetup(
      db,
      await context(automation.id),
      {
        filter: {
          all: [
            { field: "Total", op: "gte", value: 300 },
            {
              any: [
                { field: "EmailAddress", op: "ends_with", value: "@x.se" },
                { field: "Total", op: "exists" },
              ],
            },
          ],
        },
      },
      now,
    );
    expect(trial.requests.map(({ outcome }) => outcome)).toEqual(["passes", "rejected", "passes", "stopped"]);
    expect(trial.requests.at(-1)!.unmet).toEqual([{ field: "Total", op: "gte", value: 300, got: 100 }]);
    expect(trial.requests[1]!.errors).toEqual([{ field: "Total", code: "invalid_type" }]);
    expect(trial.conditions).toEqual({
      "0": { value: "700", passes: true },
      "1.0": { value: '"a@example.com"', passes: false },
      "1.1": { value: "700", passes: true },
    });
    expect(trial.example.outcome).toBe("pass");
    expect(trial.faults).toEqual([]);
  });

  test("uses the example while nothing was captured", async () => {
    const { automation } = await make();
    const trial = await trySetup(db, await context(automation.id), {}, now);
    expect(trial.sample).toBeNull();
    expect(trial.fields.Total).toEqual({
      came: "1249",
      results: [],
      value: "1249",
      fit: { state: "fits", text: "1249" },
    });
    expect(JSON.parse(trial.example.text)).toEqual({
      EmailAddress: "elin.strand@example.com",
      order: { total: 1249 },
    });
  });

  test("names what is wrong with paths and filter, and goes on", async () => {
    const { automation } = await make();
    const trial = await trySetup(
      db,
      await context(automation.id),
      {
        fields: [...fields, { name: "Broken", path: "a..b", required: false }],
        filter: { all: [{ field: "Total", op: "gt", value: "many" }] },
      },
      now,
    );
    expect(trial.paths).toEqual({ Broken: { kind: "no_key", at: 2 } });
    expect(trial.faults.map(({ field }) => field)).toContain("filter.all[0].value");
  });

  test("finds the moment of sending", async () => {
    const { automation } = await make();
    const setup = await context(automation.id);
    const trial = await trySetup(db, setup, { delay: { duration: "P2D" } }, now);
    expect(trial.sending).toEqual({ at: "2026-11-26T08:00:00.000Z" });
    const fromField = await trySetup(db, setup, { delay: { field: "Bought" } }, now);
    expect(fromField.sending).toEqual({ fault: "missing_field", field: "Bought" });
  });
});
