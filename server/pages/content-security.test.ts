import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { nonceHeader } from "@/lib/nonce";
import { secureContent } from "./content-security";

function secured(url: string) {
  const request = Object.assign(new IncomingMessage(new Socket()), { url });
  // What a client sends in their place is nobody's nonce.
  Object.assign(request.headers, {
    [nonceHeader]: "mine",
    "content-security-policy": "script-src 'nonce-mine'",
  });
  const response = new ServerResponse(request);
  secureContent(request, response, false);
  return { headers: request.headers, policy: String(response.getHeader("content-security-policy")) };
}

test("a page's scripts carry a nonce of its own answer, and no other inline script runs", () => {
  const [one, other] = [secured("/sign-in"), secured("/sign-in")];
  const [, scripts = ""] = /script-src ([^;]*)/.exec(one.policy) ?? [];
  expect(scripts).toBe(`'self' 'nonce-${one.headers[nonceHeader]}'`);
  expect(one.headers["content-security-policy"]).toBe(one.policy);
  expect(one.headers[nonceHeader]).not.toBe(other.headers[nonceHeader]);
  expect(one.headers[nonceHeader]).not.toBe("mine");
});

test.each(["/s/x", "/u/x", "/stop/x", "/api/v1/surveys"])("%s has none of it", (url) => {
  expect(secured(url).policy).toBe("undefined");
});
