import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { failures } from "@/lib/failures";
import { gotOf, showGot } from "@/lib/reason/got";
import { type DisabledReason, plainReasons, type Reason } from "@/lib/reason/model";
import { reasonSentence } from "@/lib/reason/sentence";
import { useSaid } from "../errors/fault-words";
import { useDisabledWords, useReasonWords } from "./reason-words";
import { inWords } from "./testing";

const reasonIn = (locale: "en" | "sv", reason: Reason) => inWords(locale, useReasonWords, reason);

describe("a reason in the reader's language", () => {
  test("tells a condition by its facts", () => {
    const details = { field: "Price in EUR", op: "gt", value: 5, got: 3 } as const;
    const reason: Reason = { code: "filter_not_met", details };
    expect(reasonIn("en", reason)).toBe("Condition: Price in EUR is more than 5. What came: 3.");
    expect(reasonIn("sv", reason)).toBe("Villkor: Price in EUR är mer än 5. Det som kom: 3.");
  });

  test("shows any field and value unchanged", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), fc.string(), (field, value, got) => {
        const details = { field, op: "equals", value, got } as const;
        const reason = { code: "filter_not_met", details } as const;
        expect(reasonIn("en", reason)).toBe(`Condition: ${field} is “${value}”. What came: “${got}”.`);
        expect(reasonIn("sv", reason)).toBe(
          `Villkor: ${field} är lika med ”${value}”. Det som kom: ”${got}”.`,
        );
        expect(reasonSentence(reason)).toBe(
          `${field} equals ${showGot(gotOf(value))}: got ${showGot(details.got)}`,
        );
      }),
      { numRuns: 50 },
    );
  });

  test("has words for every code", () => {
    for (const code of plainReasons) {
      expect(reasonIn("sv", { code })).not.toBe(reasonIn("en", { code }));
    }
    const text: Reason = { code: "text", details: { text: "550 no" } };
    expect(reasonIn("sv", text)).toBe("”550 no”");
    const disabled: DisabledReason = {
      code: "failures_in_a_row",
      details: { count: 10, last: "missing_field", field: "OrderId (old)" },
    };
    expect(inWords("sv", useDisabledWords, disabled)).toBe(
      "10 leveranser i rad misslyckades: OrderId (old): det saknas.",
    );
  });

  test("of a failure says what is known of it, and nothing twice", () => {
    const said = (code: string, more: object = {}) => inWords("sv", useSaid, { code, ...more });
    expect(said("mail_auth", { details: { said: "535 no" } })).toBe("”535 no”");
    expect(said("mail_unreachable", { details: { said: "" } })).toBe("Mejlservern svarade inte.");
    const away = { said: "ECONNREFUSED", note: "resend_away" };
    expect(said("mail_unreachable", { details: away })).toBe("Resend går inte att nå. ”ECONNREFUSED”");
    const closed = { survey: "Kassan", state: "closed" };
    expect(said("survey_closed", { details: closed })).toBe("Undersökningen ”Kassan” är stängd.");
    expect(said("variable_missing", { details: { target: "OrderId" } })).toContain("OrderId");
    expect(said("mail_unwritable", { details: { fault: "TypeError" } })).toContain("TypeError");
    for (const code of Object.keys(failures)) expect(said(code)).toBe("");
    expect(said("mail_auth", { message: "Kept by an older version." })).toBe("”Kept by an older version.”");
  });
});
