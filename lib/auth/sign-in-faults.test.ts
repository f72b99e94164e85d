import { describe, expect, it } from "vitest";
import { signInFaults } from "./sign-in-faults";

describe("what a sign-in form lacks", () => {
  it("names the address before the password", () => {
    expect(signInFaults(" ", "")).toEqual({ email: "missing_field" });
    expect(signInFaults("elin", "a password for me")).toEqual({ email: "invalid_email" });
    expect(signInFaults("elin@example.com", "")).toEqual({ password: "missing_field" });
    expect(signInFaults("elin@localhost", "a password for me")).toEqual({});
  });
});
