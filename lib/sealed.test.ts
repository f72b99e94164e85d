import { afterEach, describe, expect, it, vi } from "vitest";
import { isSealed, seal, unseal } from "./sealed";

const under = (secret: string) => vi.stubEnv("AUTH_SECRET", secret);
const one = "a secret of this installation, long";
afterEach(() => void vi.unstubAllEnvs());

describe("a sealed secret", () => {
  it("opens for what it belongs to, under the same AUTH_SECRET", () => {
    under(one);
    const sealed = seal("whsec_å", "aut_1");
    expect(unseal(sealed, "aut_1")).toBe("whsec_å");
    expect(isSealed(sealed)).toBe(true);
    expect(sealed).not.toContain("whsec");
  });

  it("is another text each time", () => {
    under(one);
    expect(seal("s", "aut_1")).not.toBe(seal("s", "aut_1"));
  });

  it("does not open elsewhere, under another AUTH_SECRET, or changed by one character", () => {
    under(one);
    const sealed = seal("secret", "aut_1");
    expect(unseal(sealed, "aut_2")).toBeNull();
    for (const at of [9, 20, sealed.length - 3]) {
      const other = sealed[at] === "A" ? "B" : "A";
      expect(unseal(sealed.slice(0, at) + other + sealed.slice(at + 1), "aut_1")).toBeNull();
    }
    expect(unseal("sealed.1.", "aut_1")).toBeNull();
    expect(unseal(sealed.slice(0, 40), "aut_1")).toBeNull();
    under("the secret of another installation");
    expect(unseal(sealed, "aut_1")).toBeNull();
  });

  it("is not needed by what an older version stored", () => {
    expect(unseal("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "aut_1")).toBe(
      "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    );
  });
});
