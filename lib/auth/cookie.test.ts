import { expect, test } from "vitest";
import { sessionCookie } from "./cookie";

test("with https the cookie is bound to this host, which takes three things", () => {
  const { name, options } = sessionCookie("https://surveys.example.com");
  expect(name).toMatch(/^__Host-/);
  expect(options).toMatchObject({ secure: true, path: "/", httpOnly: true });
  expect(options).not.toHaveProperty("domain");
});

test("without https a browser would not take it so", () => {
  expect(sessionCookie("http://127.0.0.1:3000")).toMatchObject({
    name: "next-auth.session-token",
    options: { secure: false },
  });
});
