import { describe, expect, it } from "vitest";
import { completeSetup, matchNames } from "./complete";

const variables = [
  { name: "OrderId", type: "text" as const, required: true },
  { name: "order.date", type: "date" as const, required: false },
];
const field = (name: string) => ({ name, path: name, required: false });

describe("completing a set-up", () => {
  it("takes the standard fields and the variables where no fields are given", () => {
    const { fields } = completeSetup({}, variables);
    expect(fields.map(({ name, path, required }) => `${name} ${path} ${required}`)).toEqual([
      "EmailAddress EmailAddress true",
      "FirstName FirstName false",
      "LastName LastName false",
      "Language Language false",
      "OrderId OrderId true",
      'order.date ["order.date"] false',
    ]);
  });

  it("makes fields of mapped names, and keeps what was given as it is", () => {
    const given = {
      fields: [field("EmailAddress")],
      mapping: { EmailAddress: "email", "a.b": "OrderId", x: null },
    };
    expect(completeSetup(given, variables)).toEqual({
      fields: [field("EmailAddress"), { name: "a.b", path: '["a.b"]', required: false }, field("x")],
      mapping: given.mapping,
    });
  });

  it("maps the e-mail, whatever the letter case of its field, unless the field was put to other use", () => {
    expect(completeSetup({ fields: [field("emailaddress")], mapping: {} }, []).mapping).toEqual({
      emailaddress: "email",
    });
    expect(completeSetup({ fields: [field("EmailAddress")], mapping: { EmailAddress: null } }, [])).toEqual({
      fields: [field("EmailAddress")],
      mapping: { EmailAddress: null },
    });
    expect(completeSetup({ fields: [field("mail")], mapping: { mail: "email" } }, []).fields).toEqual([
      field("mail"),
    ]);
  });
});

describe("matching names", () => {
  it("goes without regard to case, fills each target once and skips the rest", () => {
    const fields = ["emailADDRESS", "firstname", "FirstName", "orderid", "Other", "language"].map(field);
    expect(matchNames(fields, variables)).toEqual({
      emailADDRESS: "email",
      firstname: "firstName",
      FirstName: null,
      orderid: "OrderId",
      Other: null,
      language: "language",
    });
  });
});
