import { describe, expect, it } from "vitest";
import type { Filter, IncomingField } from "@/db/schema";
import { layBeside } from "@/lib/payload/path";
import { addressCame, decide } from "./decide";
import { prepareRules } from "./rules";

const body = { mail: " ELIN@EXAMPLE.COM ", who: "STRAND,ELIN MARIA", total: "1.249,00", empty: "" };

function rulesOf(fields: Partial<IncomingField>[], filter: Filter | null = null) {
  const all = [{ name: "EmailAddress", path: "mail", required: true }, ...fields].map((field) => ({
    ...{ name: "", path: "", required: false },
    ...field,
  }));
  return prepareRules({
    fields: all,
    mapping: { EmailAddress: "email", First: "firstName", Total: "Total", Channel: "Channel" },
    ...{ filter, delay: null, dedupeField: null, languages: ["en"], timeZone: "UTC" },
    variables: [
      { name: "Total", type: "text", format: "numeric", required: false },
      { name: "Channel", type: "text", required: false },
    ],
  });
}
const now = new Date("2026-11-24T12:00:00Z");
const judge = (fields: Partial<IncomingField>[], filter: Filter | null = null) =>
  decide(rulesOf(fields, filter), body, body, now);

describe("the value of a field", () => {
  it("is made by steps, fixed, or a default", () => {
    expect(
      judge([
        {
          ...{ name: "First", path: "who" },
          transform: [
            { op: "split", at: ",", take: 1 },
            { op: "split", at: " ", take: 0 },
            { op: "titlecase" },
          ],
        },
        { name: "Total", path: "total", transform: [{ op: "decimal", separator: "," }] },
        { name: "Channel", path: "empty", default: "web" },
      ]),
    ).toMatchObject({
      status: "taken",
      mapped: {
        email: "ELIN@example.com",
        firstName: "Elin",
        variables: { Total: "1249.00", Channel: "web" },
      },
    });
    expect(judge([{ name: "Channel", value: "shop" }])).toMatchObject({
      mapped: { variables: { Channel: "shop" } },
    });
  });

  it("may come from beside the body, and is filtered by", () => {
    const topic = { name: "Topic", path: "@headers.X-Topic" };
    layBeside(body, { headers: { "x-topic": "orders/paid" }, query: {} });
    const filter = (value: string): Filter => ({ field: "Topic", op: "equals", value });
    expect(judge([topic], filter("orders/paid")).status).toBe("taken");
    expect(judge([topic], filter("orders/create")).status).toBe("filtered");
  });

  const undone: Partial<IncomingField> = {
    ...{ name: "Total", path: "who", required: true, default: "0" },
    transform: [{ op: "trim" }, { op: "decimal", separator: "," }],
  };

  it("is at fault where a step cannot be done, by number and name, also where there is a default", () => {
    expect(judge([undone])).toMatchObject({
      status: "rejected",
      errors: [
        {
          ...{ field: "Total", code: "invalid_type", wanted: "step", step: 2, op: "decimal" },
          got: "STRAND,ELIN MARIA",
        },
      ],
    });
  });

  it("that could not be made stops nobody silently", () => {
    expect(judge([undone], { field: "Total", op: "gt", value: 100 }).status).toBe("rejected");
    expect(judge([undone], { field: "Channel", op: "exists" }).status).toBe("filtered");
  });

  it("tells whom a kept request is about", () => {
    const rules = rulesOf([]);
    rules.fields[0]!.transform = [{ op: "trim" }, { op: "lowercase" }];
    expect(addressCame(rules, body, body)).toBe("elin@example.com");
  });
});
