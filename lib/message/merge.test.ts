import { describe, expect, it } from "vitest";
import { cutFields, type Field, fieldValue, respondentValues } from "./merge";

describe("merge fields", () => {
  it.each([
    ["Hi {{firstName}}!", ["Hi ", { name: "firstName", fallback: "" }, "!"]],
    ["{{firstName|friend}}", [{ name: "firstName", fallback: "friend" }]],
    ["{{ firstName | dear friend }}", [{ name: "firstName", fallback: "dear friend" }]],
    [
      "{{Order Id}}{{b}}",
      [
        { name: "Order Id", fallback: "" },
        { name: "b", fallback: "" },
      ],
    ],
    ["{{a|b|c}}", [{ name: "a", fallback: "b|c" }]],
    ["{{åäö}}", [{ name: "åäö", fallback: "" }]],
    ["{{a|}}", [{ name: "a", fallback: "" }]],
    ["{{{a}}}", ["{", { name: "a", fallback: "" }, "}"]],
    ["{a} and {{", ["{a} and {{"]],
    ["{{}} {{ }} {{|x}}", ["{{}} {{ }} {{|x}}"]],
    ["", []],
  ])("cuts %j", (text, parts) => expect(cutFields(text)).toEqual(parts));

  it("takes the value, else the fallback, else nothing; names are case-sensitive", () => {
    const values = new Map([
      ["firstName", "Elin"],
      ["blank", "  "],
    ]);
    expect(fieldValue({ name: "firstName", fallback: "friend" }, values)).toBe("Elin");
    expect(fieldValue({ name: "firstname", fallback: "friend" }, values)).toBe("friend");
    expect(fieldValue({ name: "blank", fallback: "friend" }, values)).toBe("friend");
    expect(fieldValue({ name: "constructor", fallback: "" }, values)).toBe("");
  });

  it("finds a name however it was typed", () => {
    const variables = { ["Försäljning".normalize("NFD")]: "12" };
    const person = { email: "a@example.com", firstName: null, lastName: null, language: "sv", variables };
    const [, field] = cutFields(`Hi {{\u200b${"Försäljning".normalize("NFD")}\u00a0|none}}`);
    expect(fieldValue(field as Field, respondentValues(person, "Sales"))).toBe("12");
    expect(fieldValue(cutFields("{{Försäljning}}")[0] as Field, respondentValues(person, "Sales"))).toBe(
      "12",
    );
  });

  it("lets no background variable take the place of a standard field", () => {
    const respondent = { email: "a@example.com", firstName: null, lastName: "Strand", language: "sv" };
    const variables = { email: "other@example.com", OrderId: "7", firstName: "Eve" };
    const values = respondentValues({ ...respondent, variables }, "After purchase");
    expect(Object.fromEntries(values)).toEqual({
      ...respondent,
      firstName: "",
      OrderId: "7",
      surveyTitle: "After purchase",
    });
  });
});
