import { describe, expect, it } from "vitest";
import { templateFaults, unknownFields } from "./faults";

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
});
