import fc from "fast-check";
import { expect, it } from "vitest";
import { addressOf, fromWithName, headerText } from "./address";
import { messageIdHost } from "./message-id";

it.each([
  ["Surveyhook <no-reply@localhost>", "Tuva", '"Tuva" <no-reply@localhost>', "no-reply@localhost"],
  ["Surveyhook <no-reply@localhost>", " ", "Surveyhook <no-reply@localhost>", "no-reply@localhost"],
  ["hej@example.com", "Tuva & Ask", '"Tuva & Ask" <hej@example.com>', "hej@example.com"],
  ["<hej@example.com>", 'Tuva "T" \\ Ask', "\"Tuva 'T' / Ask\" <hej@example.com>", "hej@example.com"],
  [
    "hej@example.com",
    "x\r\nBcc: eve@example.com",
    '"x Bcc: eve@example.com" <hej@example.com>',
    "hej@example.com",
  ],
  ["hej@example.com", " ", "hej@example.com", "hej@example.com"],
])("MAIL_FROM %j for %j is %j", (from, name, expected, address) => {
  expect(fromWithName(from, name)).toBe(expected);
  expect(addressOf(expected)).toBe(address);
});

it("leaves nothing in a header's text that could begin another header", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
      (text) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
        expect(headerText(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/);
      },
    ),
  );
  expect(headerText("  Hej \t Åsa\u202e\r\n 🎄 ")).toBe("Hej Åsa 🎄");
});

it.each([
  ["https://surveys.example.com/app", "Name <a@mail.example.org>", "surveys.example.com"],
  ["http://127.0.0.1:3000", "Name <a@mail.example.org>", "mail.example.org"],
  ["http://[::1]:3000", "a@mail.example.org", "mail.example.org"],
  ["http://localhost:3000", "Surveyhook <no-reply@localhost>", "localhost"],
])("names Message-IDs at %s from %s after %s", (appUrl, from, host) => {
  expect(messageIdHost(appUrl, from)).toBe(host);
});
