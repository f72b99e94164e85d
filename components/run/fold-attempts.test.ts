import { describe, expect, it } from "vitest";
import { foldAttempts } from "./fold-attempts";

const item = (kind: string, said?: string) => ({
  at: "2026-11-24T08:00:00.000Z",
  kind,
  reason: null,
  failure: said ? { code: "mail_auth", details: { said } } : null,
  reminder: null,
  nextAt: null,
  attempt: null,
});
const folded = (...items: ReturnType<typeof item>[]) =>
  foldAttempts(items).map((part) => (part.folded ? part.items.length : part.item.kind));
const failed = (said = "535") => item("attempt_failed", said);

describe("attempts with the same answer", () => {
  it("are folded into one between the first and the last", () => {
    const tries = Array.from({ length: 9 }, () => failed());
    expect(folded(item("received"), ...tries, item("failed"))).toEqual([
      "received",
      "attempt_failed",
      7,
      "attempt_failed",
      "failed",
    ]);
  });

  it("stay as they are where folding would save nothing, or the answers differ", () => {
    expect(folded(failed(), failed(), failed())).toHaveLength(3);
    expect(folded(failed("a"), failed("b"), failed("a"), failed("b"), failed("a"))).toHaveLength(5);
    expect(folded()).toEqual([]);
  });
});
