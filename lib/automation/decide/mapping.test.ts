import { describe, expect, it } from "vitest";
import type { IncomingField, Mapping, Variable } from "@/db/schema";
import { type Json, parseJson, scanJson } from "@/lib/payload/json";
import { describeFaults } from "@/lib/reason/fault-sentence";
import { mapRespondent } from "./mapping";
import { prepareFields } from "./rules";
import { targetOf, typeOfField } from "./target";

const variables: Variable[] = [
  { name: "OrderId", type: "text", format: "text", required: false },
  { name: "Score", type: "text", format: "numeric", required: false },
  { name: "Plan", type: "list", options: ["Free", "Pro"], required: false },
  { name: "Bought", type: "date", required: false },
];

const mapping: Mapping = {
  EmailAddress: "email",
  FirstName: "firstName",
  LastName: "lastName",
  Language: "language",
  OrderId: "OrderId",
  Score: "Score",
  Plan: "Plan",
  Bought: "Bought",
  Note: null,
};

const field = (name: string, over: Partial<IncomingField> = {}): IncomingField => ({
  name,
  path: name,
  required: false,
  ...over,
});

type Over = Partial<{
  mapping: Mapping;
  fields: IncomingField[];
  variables: Variable[];
  languages: string[];
}>;

function map(values: Record<string, Json>, over: Over = {}) {
  const context = {
    mapping,
    fields: Object.keys(over.mapping ?? mapping).map((name) => field(name)),
    variables,
    languages: ["en", "sv", "da"],
    timeZone: "Europe/Stockholm",
    ...over,
  };
  const given = new Map(Object.entries({ EmailAddress: "ann@example.com", ...values }));
  const fields = prepareFields(context.fields, context.mapping, context.variables);
  const reading = { value: (name: string) => given.get(name), undone: () => undefined };
  return mapRespondent(reading, { ...context, fields });
}

const mapped = (values: Record<string, Json>, over?: Over) => {
  const result = map(values, over);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const faults = (values: Record<string, Json>, over?: Over) => {
  const result = map(values, over);
  return result.ok ? [] : result.error.map(({ field, code }) => `${field} ${code}`);
};

describe("mapping a respondent", () => {
  it("fills the respondent and its variables, as text", () => {
    const text = `{"FirstName":"Ann","LastName":"Berg","Language":"sv-SE","OrderId":12345678901234567890,
      "Score":10.00,"Plan":"pro","Bought":"2026-11-24","Note":"unused"}`;
    expect(mapped(parseJson(text, scanJson(text, 32)) as Record<string, Json>)).toEqual({
      email: "ann@example.com",
      firstName: "Ann",
      lastName: "Berg",
      language: "sv",
      variables: { OrderId: "12345678901234567890", Score: "10", Plan: "Pro", Bought: "2026-11-24" },
    });
  });

  it("leaves out what is missing or empty", () => {
    const bare = {
      email: "ann@example.com",
      firstName: null,
      lastName: null,
      language: "en",
      variables: {},
    };
    expect(mapped({})).toEqual(bare);
    for (const nothing of [null, "", "  ", [], {}] as Json[]) {
      const values = Object.fromEntries(
        Object.keys(mapping)
          .slice(1)
          .map((name) => [name, nothing]),
      );
      expect(mapped(values)).toEqual(bare);
    }
  });

  it("skips fields that are mapped to nothing, and targets without a field", () => {
    const values = { FirstName: "Ann", OrderId: "A1", Language: "sv" };
    const skipped = { EmailAddress: "email", FirstName: null, OrderId: null, Language: null };
    expect(mapped(values, { mapping: skipped })).toMatchObject({
      firstName: null,
      language: "en",
      variables: {},
    });
    expect(mapped(values, { fields: [field("EmailAddress")] })).toMatchObject({
      firstName: null,
      variables: {},
    });
  });

  it("may fill any target from a field of any name", () => {
    const own = { mail: "email", who: "firstName", tongue: "language", no: "OrderId" };
    const values = { mail: "bo@example.com", who: "Bo", tongue: "dk", no: 7 };
    expect(mapped(values, { mapping: own })).toEqual({
      email: "bo@example.com",
      firstName: "Bo",
      lastName: null,
      language: "da",
      variables: { OrderId: "7" },
    });
  });

  it("takes the first of two fields for one target", () => {
    const twice = { EmailAddress: "email", nick: "firstName", name: "firstName" };
    expect(mapped({ nick: "Bo", name: "Bosse" }, { mapping: twice }).firstName).toBe("Bo");
  });

  it("takes names such as __proto__ and constructor for data", () => {
    const names = ["__proto__", "constructor", "toString"];
    const own: Variable[] = names.map((name) => ({ name, type: "text", required: false }));
    const pairs = names.map((name) => [name, name] as const);
    const result = mapped({ ["__proto__"]: "a", constructor: "b", toString: "c" } as Record<string, Json>, {
      mapping: Object.fromEntries([["EmailAddress", "email"], ...pairs]),
      variables: own,
    });
    expect(Object.entries(result.variables)).toEqual([
      ["__proto__", "a"],
      ["constructor", "b"],
      ["toString", "c"],
    ]);
    expect(mapped({ constructor: "b" }, { variables: own }).variables).toEqual({});
  });
});

describe("a fault names its field and code", () => {
  const x = (count: number) => "x".repeat(count);

  it.each<[Record<string, Json>, string[]]>([
    [{ EmailAddress: null }, ["EmailAddress missing_field"]],
    [{ EmailAddress: "" }, ["EmailAddress missing_field"]],
    [{ EmailAddress: " " }, ["EmailAddress missing_field"]],
    [{ EmailAddress: [] }, ["EmailAddress missing_field"]],
    [{ EmailAddress: "ann" }, ["EmailAddress invalid_email"]],
    [{ EmailAddress: "ann@localhost" }, ["EmailAddress invalid_email"]],
    [{ EmailAddress: "a＠b.se" }, ["EmailAddress invalid_email"]],
    [{ EmailAddress: `${x(65)}@example.com` }, ["EmailAddress invalid_email"]],
    [{ EmailAddress: 5 }, ["EmailAddress invalid_email"]],
    [{ EmailAddress: true }, ["EmailAddress invalid_email"]],
    [{ EmailAddress: ["ann@example.com"] }, ["EmailAddress invalid_email"]],
    [{ EmailAddress: { value: "ann@example.com" } }, ["EmailAddress invalid_email"]],
    [{ EmailAddress: "a\0nn@example.com" }, ["EmailAddress invalid_characters"]],
    [{ EmailAddress: "ann@example.com\ud800" }, ["EmailAddress invalid_characters"]],
    [{ FirstName: x(200) }, []],
    [{ FirstName: x(201) }, ["FirstName too_long"]],
    [{ FirstName: "😀".repeat(200) }, []],
    [{ LastName: "😀".repeat(201) }, ["LastName too_long"]],
    [{ FirstName: "a\0" }, ["FirstName invalid_characters"]],
    [{ LastName: "\udc00" }, ["LastName invalid_characters"]],
    [{ FirstName: ["Ann"] }, ["FirstName invalid_type"]],
    [{ LastName: { a: "Berg" } }, ["LastName invalid_type"]],
    [{ FirstName: 5 }, []],
    [{ Language: "not a language" }, ["Language invalid_language"]],
    [{ Language: "123" }, ["Language invalid_language"]],
    [{ Language: 5 }, ["Language invalid_language"]],
    [{ Language: ["sv"] }, ["Language invalid_language"]],
    [{ Language: "s\0v" }, ["Language invalid_characters"]],
    [{ Language: "\ud800" }, ["Language invalid_characters"]],
    [{ OrderId: x(2000) }, []],
    [{ OrderId: x(2001) }, ["OrderId too_long"]],
    [{ OrderId: "a\0" }, ["OrderId invalid_characters"]],
    [{ OrderId: { a: 1 } }, ["OrderId invalid_type"]],
    [{ Score: "ten" }, ["Score invalid_type"]],
    [{ Plan: "Gold" }, ["Plan not_in_list"]],
    [{ Bought: "2026-02-30" }, ["Bought invalid_type"]],
    [
      { EmailAddress: "ann", FirstName: x(201), Language: "??", Score: "ten", Plan: "Gold", Bought: "soon" },
      [
        "EmailAddress invalid_email",
        "FirstName too_long",
        "Language invalid_language",
        "Score invalid_type",
        "Plan not_in_list",
        "Bought invalid_type",
      ],
    ],
    [{ Note: { anything: ["\0"] } }, []],
  ])("%#: %j", (values, expected) => {
    expect(faults(values)).toEqual(expected);
  });

  it("tells each fault in a sentence that quotes no more than is short", () => {
    const result = map({ EmailAddress: x(3000), Language: x(3000), Score: x(1999), Bought: `${x(1999)}\0` });
    if (result.ok) throw new Error("taken");
    for (const { message } of describeFaults(result.error)) {
      expect(message).toMatch(/^[^\0]{10,300}$/);
      expect(message.endsWith(".")).toBe(true);
    }
  });

  it("names the incoming field, not the target", () => {
    const own = { mail: "email", plan_name: "Plan" };
    expect(faults({ mail: "x", plan_name: "Gold" }, { mapping: own })).toEqual([
      "mail invalid_email",
      "plan_name not_in_list",
    ]);
  });
});

describe("a required variable", () => {
  const required = variables.map((variable) => ({ ...variable, required: variable.name === "OrderId" }));

  it("is missing under the name of its field", () => {
    expect(faults({}, { variables: required })).toEqual(["OrderId missing_field"]);
    expect(faults({ OrderId: "" }, { variables: required })).toEqual(["OrderId missing_field"]);
    expect(faults({ OrderId: 0 }, { variables: required })).toEqual([]);
    const own = { EmailAddress: "email", number: "OrderId" };
    expect(faults({}, { variables: required, mapping: own })).toEqual(["number missing_field"]);
  });

  it("is missing under its own name where no field is mapped to it", () => {
    expect(faults({ OrderId: "A1" }, { variables: required, mapping: { EmailAddress: "email" } })).toEqual([
      "OrderId missing_field",
    ]);
  });

  it("is told once where its field is required too", () => {
    const fields = (name: string) =>
      Object.keys(mapping).map((each) => field(each, { required: each === name }));
    expect(faults({}, { variables: required, fields: fields("OrderId") })).toEqual(["OrderId missing_field"]);
    expect(faults({}, { variables: required, fields: fields("Score") })).toEqual([
      "OrderId missing_field",
      "Score missing_field",
    ]);
  });
});

describe("the language", () => {
  it.each<[Json, string]>([
    ["sv", "sv"],
    ["SV-fi", "sv"],
    ["en_US", "en"],
    ["dk", "da"],
    ["DK", "da"],
    ["da-DK", "da"],
    ["de", "en"],
    ["tlh", "en"],
    ["", "en"],
    ["  ", "en"],
    [null, "en"],
  ])("%j becomes %s", (tag, language) => {
    expect(mapped({ Language: tag }).language).toBe(language);
  });

  it("falls back to the survey's first", () => {
    expect(mapped({ Language: "de" }, { languages: ["sv", "en"] }).language).toBe("sv");
    expect(mapped({}, { languages: ["sv", "en"] }).language).toBe("sv");
    expect(mapped({ Language: "en-US" }, { languages: ["sv", "en-GB"] }).language).toBe("en-GB");
  });
});

describe("the type of a field", () => {
  it.each<[string, Partial<IncomingField>, string | undefined]>([
    ["OrderId", {}, "text"],
    ["Score", {}, "number"],
    ["Plan", {}, "text"],
    ["Bought", {}, "date"],
    ["EmailAddress", {}, "text"],
    ["Language", {}, "text"],
    ["Note", {}, undefined],
    ["Unknown", {}, undefined],
    ["constructor", {}, undefined],
    ["__proto__", {}, undefined],
    ["Bought", { type: "text" }, "text"],
    ["OrderId", { type: "number" }, "number"],
    ["Note", { type: "boolean" }, "boolean"],
  ])("%s %j is %s", (name, over, type) => {
    expect(typeOfField(field(name, over), targetOf(mapping, name, variables))).toBe(type);
  });
});
