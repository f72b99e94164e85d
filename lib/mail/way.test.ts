import { expect, it } from "vitest";
import { hiddenUrl, mailWay } from "./way";

it.each([
  ["smtp://user:se%40cret@h:25?ignoreTLS=true", "smtp://user:••••@h:25?ignoreTLS=true"],
  ["smtps://u%40b.se:a@b@h", "smtps://u@b.se:••••@h"],
  ["smtp://user:@h?x", "smtp://user:••••@h"],
  ["smtp://h:25", "smtp://h:25"],
])("shows %s without its password", (url, shown) => {
  expect(hiddenUrl(url.replace("?x", ""))).toBe(shown);
});

it.each([
  [{}, { kind: "captured" }],
  [{ SMTP_URL: "smtp://u:p@h" }, { kind: "smtp", port: 587, tls: "must", user: "u" }],
  [{ SMTP_URL: "smtps://h" }, { tls: "smtps", user: null }],
  [{ SMTP_URL: "smtp://h" }, { tls: "starttls" }],
  [
    { SMTP_URL: "smtp://h", RESEND_API_KEY: "re_x" },
    { kind: "resend", host: "api.resend.com" },
  ],
])("tells the way of %j", (env, way) => {
  expect(mailWay(env)).toMatchObject(way);
});
