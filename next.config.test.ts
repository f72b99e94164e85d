import { expect, test, vi } from "vitest";

test("pages under development may be opened at the address of APP_URL", async () => {
  vi.stubEnv("APP_URL", "http://surveys.lan:3000");
  // @ts-expect-error The configuration is plain JavaScript, because Next reads it.
  const { default: config } = await import("./next.config.mjs");
  expect(config.allowedDevOrigins).toEqual(["127.0.0.1", "localhost", "surveys.lan"]);
  vi.unstubAllEnvs();
});
