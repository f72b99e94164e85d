import { describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing";
import { automationsForTests } from "./testing-automations";

const db = await testDatabase();
const { api, minimal, create } = await automationsForTests(db);

describe("the input of an automation", () => {
  it.each([
    [{ delay: "PT3S" }],
    [{ delay: "P365D" }],
    [{ delay: { field: "Bought", plus: "P7D", at: "09:00" } }],
    [{ delay: { field: "Bought" } }],
    [{ autoDisableAfter: 1000 }],
    [{ filter: { field: "Score", op: "gte", value: "7.5" } }],
    [{ filter: { field: "Bought", op: "after", value: "2026-01-01" } }],
    [{ filter: { field: "Language", op: "in", value: ["en", "sv"] } }],
    [{ filter: { field: "Anything", op: "not_exists" } }],
    [{ fields: [{ name: "e", path: "e" }], mapping: { e: "email" } }],
    [{ errorNotifications: { recipients: Array.from({ length: 20 }, (_, i) => `r${i}@example.com`) } }],
    [{ name: "😀".repeat(200) }],
    [{ repeatPolicy: { policy: "after_days", days: 30 } }],
    [{ cancelRule: { field: "Event", values: ["refund"] } }],
  ])("takes %j", async (part) => {
    const made = await create(part);
    expect((await api.get(`/automations/${made.id}`)).json).toMatchObject(
      "errorNotifications" in part ? { errorNotifications: { enabled: true } } : {},
    );
    const key = Object.keys(part)[0]!;
    if (/delay|filter|Policy|Rule/.test(key)) expect(made[key]).toEqual(Object.values(part)[0]);
  });

  it.each([
    [{ name: "" }, "name", "missing_field"],
    [{ name: "x".repeat(201) }, "name", "too_long"],
    [{ type: "sideways_webhook" }, "type", "not_in_list"],
    [{ type: "outgoing_webhook" }, "messageId", "unknown_field"],
    [{ surveyId: undefined }, "surveyId", "missing_field"],
    [{ messageId: null }, "messageId", "missing_field"],
    [{ delay: "PT2S" }, "delay", "invalid_delay"],
    [{ delay: "P366D" }, "delay", "invalid_delay"],
    [{ delay: "P1M" }, "delay", "invalid_delay"],
    [{ delay: "P1Y" }, "delay", "invalid_delay"],
    [{ delay: "2 days" }, "delay", "invalid_delay"],
    [{ delay: 5 }, "delay", "invalid_type"],
    [{ delay: { field: "Bought", at: "25:00" } }, "delay", "invalid_delay"],
    [{ delay: { plus: "P1D" } }, "delay.field", "missing_field"],
    [{ autoDisableAfter: 0 }, "autoDisableAfter", "out_of_range"],
    [{ autoDisableAfter: 1001 }, "autoDisableAfter", "out_of_range"],
    [{ autoDisableAfter: 2.5 }, "autoDisableAfter", "invalid_type"],
    [{ autoDisableAfter: "10" }, "autoDisableAfter", "invalid_type"],
    [{ rateLimitPerMinute: 0 }, "rateLimitPerMinute", "out_of_range"],
    [{ allowKeyInUrl: "yes" }, "allowKeyInUrl", "invalid_type"],
    [{ signingSecret: "secret" }, "signingSecret", "invalid_secret"],
    [{ signingSecret: "whsec_%%%%" }, "signingSecret", "invalid_secret"],
    [{ itemsPath: "a..b" }, "itemsPath", "invalid_path"],
    [{ fields: [{ name: "a", path: "a[" }] }, "fields[0].path", "invalid_path"],
    [
      {
        fields: [
          { name: "a", path: "a" },
          { name: "a", path: "b" },
        ],
      },
      "fields[1].name",
      "duplicate",
    ],
    [{ fields: [{ name: "a", path: "a", type: "list" }] }, "fields[0].type", "not_in_list"],
    [{ mapping: { EmailAddress: "email", X: "Nothing" } }, "mapping.X", "unknown_target"],
    [{ mapping: { EmailAddress: "email", X: "OrderId", Y: "OrderId" } }, "mapping.Y", "duplicate"],
    [{ mapping: { EmailAddress: null } }, "mapping", "missing_field"],
    [{ mapping: { EmailAddress: "firstName" } }, "mapping", "missing_field"],
    [{ mapping: { EmailAddress: 5 } }, "mapping.EmailAddress", "invalid_type"],
    [{ filter: { field: "a", op: "is", value: "x" } }, "filter.op", "not_in_list"],
    [{ filter: { field: "a", op: "equals" } }, "filter.value", "invalid_value"],
    [{ filter: { field: "a", op: "in", value: "x" } }, "filter.value", "invalid_value"],
    [{ filter: { field: "a", op: "equals", value: ["x"] } }, "filter.value", "invalid_value"],
    [{ filter: { field: "a", op: "gt", value: "many" } }, "filter.value", "invalid_value"],
    [{ filter: { field: "a", op: "before", value: "soon" } }, "filter.value", "invalid_value"],
    [{ filter: { field: "a", op: "matches", value: "(?<=a)b" } }, "filter.value", "invalid_value"],
    [{ filter: { field: "a", op: "matches", value: "a".repeat(501) } }, "filter.value", "invalid_value"],
    [{ filter: { field: "a", op: "equals", value: 2 ** 60 } }, "filter.value", "out_of_range"],
    [{ filter: { all: [{ field: "a", op: "nope" }] } }, "filter.all[0].op", "not_in_list"],
    [{ filter: { all: [], any: [] } }, "filter.any", "unknown_field"],
    [{ filter: { field: "Score", op: "equals", value: "lots" } }, "filter.value", "invalid_type"],
    [{ errorNotifications: { recipients: ["x"] } }, "errorNotifications.recipients[0]", "invalid_email"],
    [
      { errorNotifications: { recipients: Array.from({ length: 21 }, (_, i) => `r${i}@example.com`) } },
      "errorNotifications.recipients",
      "too_many",
    ],
    [{ repeatPolicy: { policy: "after_days" } }, "repeatPolicy.days", "missing_field"],
    [{ cancelRule: { field: "Event", values: [] } }, "cancelRule.values", "too_few"],
    [{ reminders: [{ afterDays: 0, messageId: "x" }] }, "reminders[0].afterDays", "out_of_range"],
    [{ delaay: "P2D" }, "delaay", "unknown_field"],
    [{ status: "enabled", enabled: false }, "enabled", "invalid_value"],
  ])("refuses %j", async (part, field, code) => {
    const refused = await api.call("POST", "/automations", { ...minimal, ...part });
    expect(refused.json).toMatchObject({ status: 422, code: "invalid_request" });
    expect(refused.json.errors).toContainEqual({ field, code, message: expect.any(String) });
  });

  const dear = { field: "a", op: "matches", value: "[\\p{L}\\p{N}]{1,1000}!" };

  it.each([
    [dear, "filter.value"],
    [{ any: [{ field: "a", op: "exists" }, { all: [dear] }] }, "filter.any[1].all[0].value"],
    [
      { any: Array.from({ length: 11 }, (_, n) => ({ field: "a", op: "matches", value: `x${n}` })) },
      "filter",
    ],
    [{ all: [0, 1, 2].map(() => ({ any: Array(200).fill({ field: "a", op: "exists" }) })) }, "filter"],
  ])("refuses as too complex what would hold up every request: filter %#", async (filter, field) => {
    const refused = await api.call("POST", "/automations", { ...minimal, filter });
    expect(refused.json).toMatchObject({ status: 422, code: "too_complex" });
    expect(refused.json.errors).toMatchObject([{ field, code: "too_complex" }]);
    const made = await api.call("POST", "/automations", minimal);
    const id = made.json.id;
    for (const [method, path] of [
      ["PATCH", `/automations/${id}`],
      ["POST", `/automations/${id}/preview`],
    ] as const)
      expect((await api.call(method, path, { filter })).json).toMatchObject({
        status: 422,
        code: "too_complex",
      });
  });
});
