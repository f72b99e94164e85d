import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Filter, IncomingField, Variable } from "@/db/schema";
import type { Json } from "@/lib/payload/json";
import { reasonSentence } from "@/lib/reason/sentence";
import { decide } from "./decide";
import { prepareRules } from "./rules";

const now = new Date("2026-11-24T12:00:00Z");
const field = (name: string, over: Partial<IncomingField> = {}): IncomingField => ({
  name,
  path: name,
  required: false,
  ...over,
});

const variables: Variable[] = [
  { name: "OrderId", type: "text", format: "text", required: false },
  { name: "Score", type: "text", format: "numeric", required: false },
  { name: "Bought", type: "date", required: false },
];

const base: Parameters<typeof prepareRules>[0] = {
  fields: [
    field("EmailAddress", { required: true }),
    field("FirstName"),
    field("Language"),
    field("OrderId"),
    field("Score"),
    field("Bought"),
    field("Total"),
  ],
  filter: null,
  mapping: {
    EmailAddress: "email",
    FirstName: "firstName",
    Language: "language",
    OrderId: "OrderId",
    Score: "Score",
    Bought: "Bought",
  },
  delay: null,
  dedupeField: null,
  variables,
  languages: ["en", "sv"],
  timeZone: "Europe/Stockholm",
};

const run = (respondent: Json, over: Partial<typeof base> = {}, body: Json = respondent) =>
  decide(prepareRules({ ...base, ...over }), respondent, body, now);

/** `taken`, `filtered`, or the faults in order. */
function outcome(respondent: { [key: string]: Json }, over: Partial<typeof base> = {}) {
  const decision = run({ EmailAddress: "ann@example.com", ...respondent }, over);
  return decision.status === "rejected"
    ? decision.errors.map(({ field, code }) => `${field} ${code}`).join(", ")
    : decision.status;
}

const when = (field: string, op: string, value?: unknown) => ({ field, op, value }) as Filter;

describe("deciding", () => {
  it("takes a respondent: mapped, with its moment and its dedupe value", () => {
    const respondent = { EmailAddress: "Ann@Example.com", FirstName: "Ann", Language: "sv", OrderId: 17 };
    expect(run(respondent, { delay: { duration: "P2D" }, dedupeField: "OrderId" })).toEqual({
      status: "taken",
      mapped: {
        email: "Ann@example.com",
        firstName: "Ann",
        lastName: null,
        language: "sv",
        variables: { OrderId: "17" },
      },
      sendAt: new Date("2026-11-26T12:00:00Z"),
      dedupe: "17",
    });
  });

  it("filters first: what is none of its business is not faulty", () => {
    const filter = when("Language", "equals", "sv");
    expect(run({ Language: "en" }, { filter })).toEqual({
      status: "filtered",
      reason: {
        code: "filter_not_met",
        details: { field: "Language", op: "equals", value: "sv", got: "en" },
      },
      email: null,
    });
    expect(outcome({ EmailAddress: "nonsense", Language: "en", Score: "ten" }, { filter })).toBe("filtered");
    expect(outcome({ EmailAddress: "nonsense", Language: "sv" }, { filter })).toBe(
      "EmailAddress invalid_email",
    );
  });

  it("filters on fields that are neither listed nor mapped, and on excluded ones by their key", () => {
    expect(outcome({ Country: "SE" }, { filter: when("Country", "equals", "se") })).toBe("taken");
    expect(outcome({ Country: "NO" }, { filter: when("Country", "equals", "se") })).toBe("filtered");
    expect(outcome({ "a.b": 1 }, { filter: when("a.b", "equals", 1) })).toBe("taken");
    expect(
      outcome(
        { language: "sv" },
        { filter: when("Language", "equals", "sv"), fields: [field("EmailAddress")] },
      ),
    ).toBe("taken");
    expect(outcome({}, { filter: when("constructor", "exists") })).toBe("filtered");
    expect(outcome({}, { filter: when("__proto__", "exists") })).toBe("filtered");
  });

  it("collects every fault, each once, in the order of the fields", () => {
    const fields = [
      field("EmailAddress", { required: true }),
      field("Phone", { required: true }),
      field("Total", { type: "number" }),
      field("Score", { required: true }),
      field("Bought", { type: "date" }),
      field("Language"),
    ];
    const over = { fields, delay: { field: "Bought" }, filter: when("Total", "gt", 1) };
    expect(outcome({ EmailAddress: "", Total: "x", Bought: "soon", Language: "??" }, over)).toBe(
      "EmailAddress missing_field, Phone missing_field, Total invalid_type, Score missing_field, Bought invalid_type, Language invalid_language",
    );
  });

  it("keeps faults of the filter and of the sending time beside those of other fields", () => {
    const gone = { mapping: { ...base.mapping, Total: "Gone" }, filter: when("Total", "equals", "a") };
    expect(outcome({ Total: ["a"] }, gone)).toBe("Total invalid_type");
    expect(outcome({ EmailAddress: "x", Total: ["a"] }, gone)).toBe(
      "EmailAddress invalid_email, Total invalid_type",
    );
    expect(outcome({ EmailAddress: "x" }, { delay: { field: "Free" } })).toBe(
      "EmailAddress invalid_email, Free missing_field",
    );
  });

  it("tells one missing address once, whether or not its field is required", () => {
    for (const required of [true, false]) {
      const fields = [field("EmailAddress", { required })];
      expect(outcome({ EmailAddress: null }, { fields })).toBe("EmailAddress missing_field");
    }
    expect(outcome({ EmailAddress: null }, { fields: [], mapping: {} })).toBe("EmailAddress missing_field");
  });

  it("wants a required field also where it is mapped to nothing", () => {
    const fields = [field("EmailAddress"), field("Total", { required: true })];
    expect(outcome({}, { fields })).toBe("Total missing_field");
    expect(outcome({ Total: [] }, { fields })).toBe("Total missing_field");
    expect(outcome({ Total: 0 }, { fields })).toBe("taken");
  });

  it("reads nested paths, and $$ paths from the whole body", () => {
    const fields = [
      field("EmailAddress", { path: "customer.email" }),
      field("OrderId", { path: "$$.batch.id" }),
    ];
    const respondent = { customer: { email: "ann@example.com" } };
    expect(run(respondent, { fields }, { batch: { id: 9 }, rows: [respondent] })).toMatchObject({
      status: "taken",
      mapped: { email: "ann@example.com", variables: { OrderId: "9" } },
    });
  });

  it("reads the key of that name where a path cannot be read", () => {
    const odd = ["a[b]", "x..y", "*", "", "z".repeat(600)];
    for (const path of odd) {
      expect(run({ [path]: "ann@example.com" }, { fields: [field("EmailAddress", { path })] }).status).toBe(
        "taken",
      );
    }
  });
});

describe("the type of a field", () => {
  const typed = (type: IncomingField["type"]) => ({
    fields: [field("EmailAddress"), field("Total", { type: type! })],
  });

  it.each<[string, Json, Partial<typeof base>, string]>([
    ["declared: converts", "12.0", { ...typed("number"), filter: when("Total", "equals", "12") }, "taken"],
    ["declared: does not pass", "11", { ...typed("number"), filter: when("Total", "gt", 12) }, "filtered"],
    [
      "declared: cannot be converted",
      "x",
      { ...typed("number"), filter: when("Total", "gt", 12) },
      "Total invalid_type",
    ],
    ["declared, no filter", "x", typed("number"), "Total invalid_type"],
    ["declared, a list", [1], typed("number"), "Total invalid_type"],
    ["declared date", "2026-02-30", typed("date"), "Total invalid_type"],
    ["declared boolean", "maybe", typed("boolean"), "Total invalid_type"],
    ["declared boolean, as a form has it", "on", typed("boolean"), "taken"],
    ["declared text", { a: 1 }, typed("text"), "Total invalid_type"],
    ["declared, empty", "", typed("number"), "taken"],
    ["none, compared with a number", "x", { filter: when("Total", "gt", 12) }, "filtered"],
    ["none, compared with a number, and more", "13", { filter: when("Total", "gt", 12) }, "taken"],
    ["none, compared with a date", "x", { filter: when("Total", "after", "2026-11-24") }, "filtered"],
    ["none, an object", { a: 1 }, { filter: when("Total", "equals", "x") }, "filtered"],
    ["none, any value", { a: [1] }, {}, "taken"],
  ])("%s: %j", (_, value, over, expected) => {
    expect(outcome({ Total: value }, over)).toBe(expected);
  });

  it("is that of the variable it is mapped to", () => {
    expect(outcome({ Score: "9" }, { filter: when("Score", "lt", "10") })).toBe("taken");
    expect(outcome({ Score: "x" }, { filter: when("Score", "lt", 10) })).toBe("Score invalid_type");
    expect(outcome({ Bought: "2026-11-24T20:00Z" }, { filter: when("Bought", "equals", "2026-11-24") })).toBe(
      "taken",
    );
    expect(outcome({ Bought: "soon" }, { filter: when("Bought", "after", "2026-11-24") })).toBe(
      "Bought invalid_type",
    );
    expect(outcome({ OrderId: ["a"] }, { filter: when("OrderId", "equals", "a") })).toBe(
      "OrderId invalid_type",
    );
  });

  it("declared goes before mapped", () => {
    const fields = [field("EmailAddress"), field("OrderId", { type: "number" })];
    expect(outcome({ OrderId: "10" }, { fields, filter: when("OrderId", "gt", 9) })).toBe("taken");
    expect(outcome({ OrderId: "A1" }, { fields })).toBe("OrderId invalid_type");
  });

  it("matters only where the other conditions do not settle it", () => {
    const total = {
      fields: [field("EmailAddress"), field("Total", { type: "number" as const }), field("Language")],
    };
    const parts = [when("Total", "gt", 12), when("Language", "equals", "sv")];
    expect(outcome({ Total: "x", Language: "en" }, { ...total, filter: { all: parts } })).toBe("filtered");
    expect(outcome({ Total: "x", Language: "sv" }, { ...total, filter: { all: parts } })).toBe(
      "Total invalid_type",
    );
    expect(outcome({ Total: "x", Language: "en" }, { ...total, filter: { any: parts } })).toBe(
      "Total invalid_type",
    );
  });
});

describe("the moment of sending", () => {
  const delay = { field: "Bought", plus: "P7D", at: "09:00" };

  it.each<[Json, string]>([
    ["2026-12-01", "2026-12-08T08:00:00.000Z"],
    ["2026-12-01T20:00:00Z", "2026-12-08T08:00:00.000Z"],
    ["2026-11-01", "2026-11-24T12:00:00.000Z"],
  ])("taken from %s", (value, at) => {
    expect(run({ EmailAddress: "ann@example.com", Bought: value }, { delay })).toMatchObject({
      status: "taken",
      sendAt: new Date(at),
    });
  });

  it.each<[Json, string]>([
    [null, "missing_field"],
    ["", "missing_field"],
    ["soon", "invalid_type"],
    ["2026-02-30", "invalid_type"],
    [1764000000, "invalid_type"],
    [["2026-12-01"], "invalid_type"],
  ])("from %j is %s, once, mapped or not", (value, code) => {
    expect(outcome({ Bought: value }, { delay })).toBe(`Bought ${code}`);
    expect(outcome({ Total: value }, { delay: { ...delay, field: "Total" } })).toBe(`Total ${code}`);
    expect(outcome({ Free: value }, { delay: { ...delay, field: "Free" } })).toBe(`Free ${code}`);
  });

  it("may be read from a nested path", () => {
    const fields = [field("EmailAddress"), field("Paid", { path: "invoice.paid_at" })];
    expect(
      run(
        { EmailAddress: "a@b.se", invoice: { paid_at: "2026-12-01" } },
        { fields, delay: { field: "Paid" } },
      ),
    ).toMatchObject({
      sendAt: new Date("2026-12-01T08:00:00Z"),
    });
  });
});

describe("a cancelling event", () => {
  const cancelRule = { field: "event", values: ["Refunded", " cancelled "] };
  const over = { cancelRule, dedupeField: "OrderId", filter: when("Language", "equals", "sv") };

  it.each<[Json, boolean]>([
    ["refunded", true],
    [" CANCELLED", true],
    ["paid", false],
    ["refunded again", false],
    ["", false],
    [null, false],
    [["refunded"], false],
  ])("is found in %j: %s", (event, withdraws) => {
    const status = run({ EmailAddress: "ann@example.com", Language: "sv", event }, over).status;
    expect(status).toBe(withdraws ? "withdraws" : "taken");
  });

  it("goes before the filter and the check of fields, and names the person and the value", () => {
    expect(
      run({ EmailAddress: " Ann@Example.com ", OrderId: 7, Score: "ten", event: "Refunded" }, over),
    ).toEqual({
      status: "withdraws",
      reason: { code: "withdraws", details: { field: "event", got: "Refunded" } },
      email: "Ann@example.com",
      dedupe: "7",
    });
    expect(run({ EmailAddress: "nonsense", event: "refunded" }, over)).toMatchObject({
      email: "nonsense",
      dedupe: null,
    });
    const fields = [field("mail", { path: "customer.mail" })];
    const mapped = { ...over, fields, mapping: { mail: "email" } };
    expect(run({ customer: { mail: "bo@example.com" }, event: "refunded" }, mapped)).toMatchObject({
      email: "bo@example.com",
    });
  });

  it("is looked for only where there is a rule, and may be mapped too", () => {
    expect(run({ EmailAddress: "ann@example.com", event: "refunded" }).status).toBe("taken");
    const rule = { field: "OrderId", values: ["5"] };
    expect(run({ EmailAddress: "ann@example.com", OrderId: 5 }, { cancelRule: rule }).status).toBe(
      "withdraws",
    );
  });
});

describe("the dedupe value", () => {
  it.each<[Json, string | null]>([
    ["A1", "A1"],
    [" A1 ", " A1 "],
    [10, "10"],
    [true, "true"],
    [null, null],
    ["", null],
    [[], null],
    [{ a: 1 }, null],
  ])("of %j is %j", (value, dedupe) => {
    expect(run({ EmailAddress: "a@b.se", Total: value }, { dedupeField: "Total" })).toMatchObject({ dedupe });
    expect(run({ EmailAddress: "a@b.se", event: value }, { dedupeField: "event" })).toMatchObject({ dedupe });
  });

  it("is none without a field for it", () => {
    expect(run({ EmailAddress: "a@b.se", null: "x" })).toMatchObject({ dedupe: null });
  });

  it.each(["a\0b", "\ud800"])("holds no %j", (value) => {
    expect(outcome({ Total: value }, { dedupeField: "Total" })).toBe("Total invalid_characters");
    expect(outcome({ OrderId: value }, { dedupeField: "OrderId" })).toBe("OrderId invalid_characters");
  });
});

describe("whatever is sent", () => {
  const key = fc.constantFrom(
    "EmailAddress",
    "emailaddress",
    "FirstName",
    "Language",
    "Score",
    "Bought",
    "Total",
    "__proto__",
    "x",
  );
  const value = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<Json>(
        null,
        true,
        "",
        "ann@example.com",
        "sv",
        "2026-11-24",
        "\0",
        "\ud800",
        1e21,
        -0,
        '{"a":[1]}',
      ),
      fc.string(),
      fc.double({ noNaN: true }),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(key, tie("value"), { maxKeys: 4 }),
    ),
  })).value;
  const filter = fc.constantFrom<Filter | null>(
    null,
    when("Total", "gt", 5),
    { any: [when("Score", "lte", 10), when("Bought", "before", "2026-11-24")] },
    { all: [when("FirstName", "matches", "^a"), when("Language", "not_in", ["sv", 5])] },
  );

  it("is decided without a throw; what is taken can be stored, what is rejected says why", () => {
    fc.assert(
      fc.property(fc.dictionary(key, value), filter, (respondent, rule) => {
        const decision = run(respondent, {
          filter: rule,
          delay: { field: "Bought", plus: "P1D" },
          dedupeField: "x",
        });
        expect(JSON.stringify(decision)).not.toMatch(/(?<!\\)(\\\\)*\\u(0000|d[89a-f])/i);
        if (decision.status === "taken") {
          expect(decision.mapped.email).toMatch(/^\S+@\S+\.\S+$/);
          expect(decision.sendAt >= now).toBe(true);
        }
        if (decision.status === "rejected") {
          expect(decision.errors).not.toEqual([]);
          const pairs = decision.errors.map(({ field, code }) => `${field} ${code}`);
          expect(new Set(pairs).size).toBe(pairs.length);
        }
        if (decision.status === "filtered") expect(reasonSentence(decision.reason)).not.toBe("");
      }),
      { numRuns: 500 },
    );
  });

  it("is left as it was, and decided alike twice", () => {
    fc.assert(
      fc.property(fc.dictionary(key, value), (respondent) => {
        const before = structuredClone(respondent);
        const first = run(respondent);
        expect(run(respondent)).toEqual(first);
        expect(respondent).toEqual(before);
      }),
    );
  });
});
