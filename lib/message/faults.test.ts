import { describe, expect, it } from "vitest";
import { openLinks, templateFaults, unknownFields } from "./faults";

describe("the faults of a message's text", () => {
  it("have a place to go to", () => {
    expect(templateFaults("{{surveyLink}}\nHi {{firstName},", true)).toEqual([
      { code: "not_closed", text: "{{", at: 18, line: 2, column: 4 },
    ]);
    expect(templateFaults("{{firstQuestion}}\nOr {{firstQuestion}}\n{{surveyLink}}", true)).toEqual([
      { code: "misplaced_first_question", text: "{{firstQuestion}}", at: 21, line: 2, column: 4 },
    ]);
    expect(templateFaults("Hi\nyou", true)).toMatchObject([{ code: "missing_survey_link", at: 6, line: 2 }]);
    expect(templateFaults("Go {{ surveyLink }}", false)).toMatchObject([
      { code: "misplaced_link", text: "{{ surveyLink }}", at: 3 },
    ]);
  });

  it("name a field that nobody fills once, with the one that was meant", () => {
    const text = "{{firstname|x}} {{firstname}} {{order id}} {{Colour}} {{OrderId}} {{surveyLink}} {{email}}";
    expect(unknownFields(text, ["OrderId"], true)).toEqual([
      { code: "unknown_field", text: "{{firstname|x}}", meant: "firstName", at: 0, line: 1, column: 1 },
      { code: "unknown_field", text: "{{order id}}", meant: "OrderId", at: 30, line: 1, column: 31 },
      { code: "unknown_field", text: "{{Colour}}", at: 43, line: 1, column: 44 },
    ]);
    expect(unknownFields("{{surveyLink}} {{firstName}}", [], false)).toEqual([]);
  });

  it.each([
    ["[x](https://{{Shop}}/a)", "{{Shop}}"],
    ["[x](https://{{Shop|example.com}}.example.com/)", "{{Shop|example.com}}"],
    ["[x](https://shop.example.com{{Path}})", "{{Path}}"],
    ["[x](https://shop.example.com:{{Port}}/)", "{{Port}}"],
    ["[x](https://me@{{Shop}})", "{{Shop}}"],
    ["[x](//{{Shop}}/)", "{{Shop}}"],
    ["[x]({{OrderUrl}})", "{{OrderUrl}}"],
    ["[x]({{Scheme}}://example.com)", "{{Scheme}}"],
    ["[x](http{{S}}://example.com)", "{{S}}"],
    ["[x][a]\n\n[a]: https://{{Shop}}", "{{Shop}}"],
    ["<https://{{Shop}}/a>", "{{Shop}}"],
    ["See https://{{Shop}}/a", "{{Shop}}"],
    ["See www.{{Shop}}", "{{Shop}}"],
    ["[x](https://{{surveyLink}})", "{{surveyLink}}"],
    ["![x](https://example.com/a.png) [y](https://{{Shop}})", "{{Shop}}"],
  ])("warn of a field that decides where a link leads: %s", (text, field) => {
    expect(openLinks(`{{firstName}}\n${text}\n{{Shop2}}`, true)).toMatchObject([
      { code: "open_link", text: field, at: 14 + text.indexOf(field) },
    ]);
  });

  it.each([
    "[x](https://example.com/{{Order}}?q={{email}}#{{Order}})",
    "[x]({{surveyLink}}) [y](<{{unsubscribeLink}}>) {{surveyLink}}",
    "[x](mailto:{{email}})",
    "https://example.com/{{Order}} and www.example.com?o={{Order}}",
    "`code` {{OrderUrl}}",
    "[{{OrderId}}](https://example.com)",
  ])("let fields after a link's host be: %s", (text) => {
    expect(openLinks(text, true)).toEqual([]);
  });
});
