import { afterEach, expect, it, vi } from "vitest";
import { askJson, watching } from "./polling";

afterEach(() => vi.unstubAllGlobals());

const refusal = async (status: number) => {
  vi.stubGlobal("fetch", async () => new Response(null, { status }));
  return await askJson("/x").catch((error: unknown) => error);
};
const failed = (errorUpdateCount: number, error: unknown = new Error("away")) => ({
  status: "error",
  errorUpdateCount,
  error,
});

it("asks at its pace, slower with each failure in a row, and at its pace again after an answer", () => {
  const next = watching(4_000);
  const query = { state: { status: "success", errorUpdateCount: 0, error: null as unknown } };
  expect(next(query)).toBe(4_000);
  const waits = [1, 2, 3, 4, 5, 6].map((count) => {
    query.state = failed(count);
    return next(query);
  });
  expect(waits).toEqual([8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  query.state = { status: "success", errorUpdateCount: 6, error: null };
  expect(next(query)).toBe(4_000);
  query.state = failed(7);
  expect(next(query)).toBe(8_000);
});

it.each([401, 403, 404])("asks no more after %i", async (status) => {
  expect(watching(4_000)({ state: failed(1, await refusal(status)) })).toBe(false);
});

it("goes on asking after 503", async () => {
  expect(watching(4_000)({ state: failed(1, await refusal(503)) })).toBe(8_000);
});
