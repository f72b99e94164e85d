import { describe, expect, test } from "vitest";
import type { FitContext } from "@/lib/automation/setup/load-setup";
import { findingsOf } from "./findings";

const context: FitContext = {
  mapping: { EmailAddress: "email", OrderTotal: "OrderTotal", Language: "language" },
  variables: [{ name: "OrderTotal", type: "text", format: "numeric", required: true }],
  languages: ["en", "da"],
  timeZone: "UTC",
};
const fields = [
  { name: "EmailAddress", path: "EmailAddress", required: true },
  { name: "Language", path: "Language", required: false },
  { name: "OrderTotal", path: "order.total", required: true },
];
const find = (respondent: Parameters<typeof findingsOf>[1]) =>
  findingsOf(fields, respondent, respondent, context);

describe("a captured request", () => {
  test("is told field by field: found, of the wrong type, missing", () => {
    const { fields: found, email } = find({
      emailaddress: "elin@example.com",
      order: { total: "1 249 kr" },
    });
    expect(found.map(({ name, value, verdict }) => [name, value, verdict])).toEqual([
      ["EmailAddress", '"elin@example.com"', "found"],
      ["Language", null, "missing"],
      ["OrderTotal", '"1 249 kr"', "wrong_type"],
    ]);
    expect(email).toBe(true);
  });

  test("has no address where what came is none", () => {
    expect(find({ EmailAddress: "nobody" }).email).toBe(false);
    expect(find("text").email).toBe(false);
  });

  test("has extra values named by their keys, and addresses are marked", () => {
    const { extra } = find({
      customer: { email: "a@example.com", "first name": "Elin" },
      order: { total: 5, lines: [{ sku: "B-1" }, { sku: "B-2" }], note: "" },
      email: "b@example.com",
      tags: ["x"],
    });
    expect(extra).toEqual([
      { path: "customer.email", name: "email", value: '"a@example.com"', address: true },
      { path: "customer.first name", name: "first name", value: '"Elin"', address: false },
      { path: "order.lines[0].sku", name: "sku", value: '"B-1"', address: false },
      { path: "email", name: "email 2", value: '"b@example.com"', address: true },
      { path: "tags", name: "tags", value: "[…]", address: false },
    ]);
  });

  test("does not count a field that is read, in whatever letter case, as extra", () => {
    expect(find({ EMAILADDRESS: "a@example.com", order: { total: 5 } }).extra).toEqual([]);
  });

  test("tells no more than can be read", () => {
    const wide = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`k${i}`, i]));
    expect(find(wide).extra).toHaveLength(40);
  });
});
