import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Filter, Variable } from "@/db/schema";
import type { Json } from "@/lib/payload/json";
import { parsePath, pathOfSegments, readPath } from "@/lib/payload/path";
import { senders } from "@/lib/sender/list";
import { decide } from "../decide/decide";
import { prepareRules } from "../decide/rules";
import { defaultFields, matchNames } from "./complete";
import { type ExampleSetup, exampleRequest } from "./example";

const now = new Date("2026-11-24T08:00:00.000Z");
const variables: Variable[] = [
  { name: "OrderId", type: "text", format: "text", required: true },
  { name: "Total", type: "text", format: "numeric", required: false },
  { name: "Plan", type: "list", options: ["Free", "Pro"], required: false },
  { name: "Bought", type: "date", required: false },
  { name: "Code", type: "text", format: "regex", pattern: "[A-Z]{2}\\d{6}", required: false },
];
const fields = defaultFields(variables).map((field) =>
  field.name === "Total" ? { ...field, path: "order.lines[0].total" } : field,
);
const setup: ExampleSetup = {
  fields,
  mapping: matchNames(fields, variables),
  filter: null,
  itemsPath: null,
  variables,
  languages: ["sv", "en"],
};
const outcome = (over: Partial<ExampleSetup>) => {
  const of = { ...setup, ...over };
  const body = exampleRequest(of, now) as Json;
  const rules = prepareRules({ ...of, delay: null, dedupeField: null, timeZone: "UTC" });
  return decide(rules, body, body, now);
};

describe("the example request", () => {
  test("lies at the fields' paths and would be taken", () => {
    expect(exampleRequest(setup, now)).toEqual({
      EmailAddress: "elin.strand@example.com",
      FirstName: "Elin",
      LastName: "Strand",
      Language: "sv",
      OrderId: "SE-48213",
      order: { lines: [{ total: 1249 }] },
      Plan: "Free",
      Bought: "2026-11-24",
      Code: "AB123456",
    });
    expect(outcome({}).status).toBe("taken");
  });

  test.each<[string, Filter]>([
    ["equals", { field: "Language", op: "equals", value: "en" }],
    ["at least", { field: "Total", op: "gte", value: 3000 }],
    ["more", { field: "Total", op: "gt", value: 1249 }],
    ["less", { field: "Total", op: "lt", value: "100" }],
    ["any of", { field: "Plan", op: "in", value: ["Pro"] }],
    ["begins with", { field: "OrderId", op: "starts_with", value: "GC-" }],
    ["contains", { field: "OrderId", op: "contains", value: "zz" }],
    [
      "a group",
      {
        all: [
          { field: "Language", op: "equals", value: "en" },
          {
            any: [
              { field: "Total", op: "lte", value: 5 },
              { field: "Plan", op: "equals", value: "x" },
            ],
          },
        ],
      },
    ],
  ])("passes a filter: %s", (_, filter) => {
    expect(outcome({ filter }).status).toBe("taken");
  });

  test("puts respondents into their list, and the body's own fields beside it", () => {
    const own = [...fields.slice(0, 1), { name: "Shop", path: "$$.shop.name", required: false }];
    expect(exampleRequest({ ...setup, fields: own, itemsPath: "data.people" }, now)).toEqual({
      shop: { name: "text" },
      data: { people: [{ EmailAddress: "elin.strand@example.com" }] },
    });
  });

  test("is readable at any path that a field may have", () => {
    const segment = fc.oneof(fc.string({ minLength: 1, maxLength: 6 }), fc.nat(3));
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 4 }), (segments) => {
        fc.pre(typeof segments[0] === "string");
        const path = pathOfSegments(segments);
        const parsed = parsePath(path);
        fc.pre(parsed.ok && parsed.value.segments.length > 0);
        if (!parsed.ok) return;
        const field = { name: "X", path, required: false };
        const body = exampleRequest({ ...setup, fields: [field], mapping: { X: "firstName" } }, now) as Json;
        expect(readPath(parsed.value, body, body)).toBe("Elin");
      }),
    );
  });
});

describe("the example of a sender's request", () => {
  test.each(senders.flatMap((sender) => sender.templates.map((template) => [sender.id, template] as const)))(
    "%s %#: is its template's own, and what no field of it fills lies at its path",
    (sender, template) => {
      const own = { name: "Shop", path: "shop.name", required: false };
      const { fields, itemsPath = null, filter = null } = template;
      const of = { ...setup, sender, itemsPath, filter };
      const body = exampleRequest({ ...of, fields: [...fields, own] }, now);
      expect(JSON.stringify(body)).toContain('"shop":{"name":"text"}');
      expect(exampleRequest({ ...of, fields }, now)).toEqual(template.sample);
    },
  );

  test("is anybody's where most fields of every template are gone", () => {
    const fields = defaultFields(variables);
    expect(exampleRequest({ ...setup, sender: "shopify", fields }, now)).toMatchObject({ FirstName: "Elin" });
  });

  test("has what the steps make the value of, nothing for a fixed value, and nothing that is beside the body", () => {
    const field = (name: string, over: object) => ({ name, path: name, required: false, ...over });
    const fields = [
      field("EmailAddress", {}),
      field("Bought", { transform: [{ op: "date", format: "D/M/YYYY" }] }),
      field("Total", { transform: [{ op: "first" }, { op: "decimal", separator: "," }] }),
      field("Plan", { transform: [{ op: "trim" }, { op: "map", values: { f: "Free" }, else: null }] }),
      field("Code", { value: "AB123456" }),
      field("OrderId", { path: "@headers.x-order" }),
    ];
    expect(exampleRequest({ ...setup, fields }, now)).toEqual({
      ...{ EmailAddress: "elin.strand@example.com", Bought: "24/11/2026", Total: ["1249"], Plan: "f" },
    });
  });
});
