import type { IncomingMessage } from "node:http";
import { describe, expect, test } from "vitest";
import { forwardedBy } from "./forwarded";

function seen(trust: string | undefined, peer: string, headers: Record<string, string>) {
  const request = { socket: { remoteAddress: peer }, headers: { ...headers } };
  forwardedBy(trust)(request as unknown as IncomingMessage);
  return request.headers;
}

const claimed = {
  "x-forwarded-for": "1.1.1.1, 2.2.2.2",
  "x-forwarded-proto": "https",
  "x-forwarded-host": "a",
};

describe("what a request says of where it comes from", () => {
  test("is not believed without a proxy", () => {
    expect(seen(undefined, "::ffff:9.9.9.9", claimed)).toEqual({ "x-forwarded-for": "9.9.9.9" });
  });

  test.each([
    ["1", "127.0.0.1", "2.2.2.2"],
    ["2", "127.0.0.1", "1.1.1.1"],
    ["9", "127.0.0.1", "1.1.1.1"],
    ["10.0.0.0/8", "10.1.2.3", "2.2.2.2"],
    ["10.0.0.0/8, 2.2.2.2", "::ffff:10.1.2.3", "1.1.1.1"],
    ["fd00::/8", "fd00::1", "2.2.2.2"],
  ])("is believed of %s proxies, seen from %s", (trust, peer, client) => {
    expect(seen(trust, peer, claimed)).toEqual({ ...claimed, "x-forwarded-for": client });
  });

  test("is not believed of somebody outside the trusted ranges", () => {
    expect(seen("10.0.0.0/8", "9.9.9.9", claimed)).toEqual({ "x-forwarded-for": "9.9.9.9" });
  });

  test("ends at what is no address", () => {
    expect(seen("2", "127.0.0.1", { "x-forwarded-for": "1.1.1.1, <script>" })).toEqual({
      "x-forwarded-for": "127.0.0.1",
    });
  });
});
