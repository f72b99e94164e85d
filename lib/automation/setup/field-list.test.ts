import { describe, expect, test } from "vitest";
import type { Variable } from "@/db/schema";
import { defaultFields } from "./complete";
import { fieldRows, fieldsForSurvey, suggestMapping, unfilledVariables } from "./field-list";

const text = (name: string, required = false): Variable => ({ name, type: "text", format: "text", required });
const field = (name: string, path = name, required = false) => ({ name, path, required });
const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);

describe("the list of fields", () => {
  test("has the standard fields, the variables and the own ones, left out or not", () => {
    const fields = [field("EmailAddress", "mail", true), field("Plan"), field("Note", "a.note")];
    const rows = fieldRows(fields, { EmailAddress: "email" }, [text("Plan"), text("Total")]);
    expect(rows.map(({ name, kind, field }) => [name, kind, field?.path ?? null])).toEqual([
      ["EmailAddress", "standard", "mail"],
      ["FirstName", "standard", null],
      ["LastName", "standard", null],
      ["Language", "standard", null],
      ["Plan", "variable", "Plan"],
      ["Total", "variable", null],
      ["Note", "own", "a.note"],
    ]);
  });

  test("locks the field that the address comes from, whatever its name", () => {
    const rows = fieldRows([field("mail")], { mail: "email" }, []);
    expect(rows.filter(({ locked }) => locked).map(({ name }) => name)).toEqual(["mail"]);
    expect(names(rows)).not.toContain("EmailAddress");
  });
});

describe("choosing a survey", () => {
  test("includes everything the first time", () => {
    expect(fieldsForSurvey([], undefined, [text("Plan", true)])).toEqual(defaultFields([text("Plan", true)]));
  });

  test("keeps what was said, and changes one survey's variables for the other's", () => {
    const fields = [field("EmailAddress", "mail", true), field("Plan"), field("Both"), field("Note", "n")];
    const after = fieldsForSurvey(fields, [text("Plan"), text("Both")], [text("Both"), text("Score")]);
    expect(names(after)).toEqual(["EmailAddress", "Both", "Note", "Score"]);
  });

  test("does not bring back a variable that was left out", () => {
    const fields = [field("EmailAddress")];
    expect(names(fieldsForSurvey(fields, [text("Plan")], [text("Plan")]))).toEqual(["EmailAddress"]);
  });
});

describe("the suggested mapping", () => {
  test("matches names without regard to case, and leaves what is decided", () => {
    const fields = [field("EmailAddress"), field("orderid"), field("Note"), field("Skipped")];
    const mapping = { EmailAddress: "email", Skipped: null, Gone: "firstName" };
    expect(suggestMapping(fields, mapping, [text("OrderId")])).toEqual({
      EmailAddress: "email",
      Skipped: null,
      orderid: "OrderId",
    });
  });

  test("never gives a target twice", () => {
    const fields = [field("mail"), field("EmailAddress")];
    expect(suggestMapping(fields, { mail: "email" }, [])).toEqual({ mail: "email" });
  });
});

test("required variables without a source are named", () => {
  const variables = [text("A", true), text("B", true), text("C")];
  expect(unfilledVariables({ x: "A", y: null }, variables)).toEqual(["B"]);
});
