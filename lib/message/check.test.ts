import { describe, expect, it } from "vitest";
import { checkTemplate } from "./check";

const check = (text: string, body = true) => checkTemplate(text, { field: "content.en.body", body });
const codes = (text: string, body = true) => {
  const result = check(text, body);
  return result.ok ? [] : result.error.map(({ code }) => code);
};

describe("checking a message's text", () => {
  it("names the fields of a good one", () => {
    expect(check("{{firstName|x}} {{surveyLink}} {{ firstName }} {{Order Id}}")).toEqual({
      ok: true,
      value: ["firstName", "surveyLink", "Order Id"],
    });
  });

  it.each([
    ["Answer", ["missing_survey_link"]],
    ["{{firstQuestion}}", ["missing_survey_link"]],
    ["{{surveylink}}", ["missing_survey_link"]],
    ["![x]({{surveyLink}})", ["missing_survey_link"]],
    ["[unused]: {{surveyLink}}", ["missing_survey_link"]],
    ["see {{firstQuestion}}\n\n{{surveyLink}}", ["misplaced_first_question"]],
    ["{{surveyLink}} {{firstName", ["unbalanced_braces"]],
    ["{{surveyLink}} firstName}}", ["unbalanced_braces"]],
    ["{{surveyLink}} {{}}", ["unbalanced_braces"]],
    ["{{surveyLink}} { fine } {{{a}}}", []],
    ["text\n{{firstQuestion}}\n[Answer]({{surveyLink}})", []],
    ["[Start]({{surveyLink|a b}})", []],
  ])("%j", (text, expected) => expect(codes(text)).toEqual(expected));

  it("tells where the first question stands within a line, and what to do", () => {
    const result = check("Hi\nrate us: {{firstQuestion}}\n{{surveyLink}}");
    expect(result.ok ? null : result.error[0]!.message).toMatch(
      /^\{\{firstQuestion\}\} at line 2, column 10 needs a line of its own: .* Break the line/,
    );
  });

  it("tells the place of a brace that is left over", () => {
    const result = check("{{surveyLink}}\nHi {{firstName}},\n{{lastName} bye");
    expect(result.ok ? null : result.error[0]!.message).toBe(
      "The merge field at line 3, column 1 is not closed with }}.",
    );
  });

  it("wants no link in a subject, and asks for none", () => {
    expect(codes("Hi {{firstName}}", false)).toEqual([]);
    expect(codes("Hi {{surveyLink}}", false)).toEqual(["misplaced_link"]);
  });
});
