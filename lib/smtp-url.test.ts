import { expect, it } from "vitest";
import { readSmtpUrl } from "./smtp-url";

it.each([
  ["smtp://mail.example.com", { host: "mail.example.com", port: 587, secure: false, auth: null }],
  ["smtps://mail.example.com", { port: 465, secure: true, requireTLS: false }],
  ["smtp://[::1]:2525", { host: "::1", port: 2525 }],
  ["smtp://a%40b.se:p%23%2Fx@mail.example.com", { auth: { user: "a@b.se", pass: "p#/x" } }],
  ["smtp://user:a@b@mail.example.com", { auth: { user: "user", pass: "a@b" } }],
  ["smtp://mail.example.com/", { requireTLS: false, ignoreTLS: false, verifyCertificate: true }],
  ["smtp://h?tls.rejectUnauthorized=false&maxConnections=3", { verifyCertificate: false, maxConnections: 3 }],
  ["smtp://h?requireTLS=true", { requireTLS: true }],
  ["smtp://h?tls.rejectUnauthorized=true", { verifyCertificate: true, maxConnections: 20 }],
])("reads %s", (url, expected) => {
  expect(readSmtpUrl(url)).toMatchObject(expected);
});

it.each([
  ["smtp://user:pass@h", true],
  ["smtp://user@h", true],
  ["smtp://user:pass@h?ignoreTLS=true", false],
  ["smtps://user:pass@h", false],
  ["smtp://h", false],
])("sends no password in clear unless told so: %s requires STARTTLS: %s", (url, requireTLS) => {
  expect(readSmtpUrl(url).requireTLS).toBe(requireTLS);
});

it.each([
  ["mail.example.com", /such as smtp:\/\//],
  ["smtp://user:sec#ret@h", /%23/],
  ["smtp://user:sec/ret@h", /%2F/],
  ["smtp://user:sec%ret@h", /%25/],
  ["smtp://h:99999", /SMTP URL/],
  ["smtp://h:465", /smtps/],
  ["smtp://h?rejectUnauthorized=false", /tls\.rejectUnauthorized/],
  ["smtp://h?requireTLS=yes", /requireTLS must be true or false/],
  ["smtp://h?requireTLS=true&ignoreTLS=true", /contradict/],
  ["smtp://h?maxConnections=0", /1 to 100/],
  ["smtp://h?maxConnections=many", /1 to 100/],
  ["smtp://h?ignoreTLS=true&ignoreTLS=false", /twice/],
])("refuses %s with the remedy, and repeats nothing secret", (url, remedy) => {
  expect(() => readSmtpUrl(url)).toThrow(remedy);
  expect(() => readSmtpUrl(url)).not.toThrow(/sec/);
});
