import { expect, it } from "vitest";
import { passwordFault } from "./rule";

const about = [
  "anna.berg@example.se",
  "460701234567@example.se",
  "ab12cd34ef56@example.se",
  "Anna-Lena Berg",
  "Åsa Öberg",
  "Tuva & Ask",
];

it.each([
  "correct horse battery staple",
  "correct horse battery",
  "four words in a row",
  "annas katt heter Sixten",
  "9f3c61d07ab4e2558c1d09fa",
  "Tr0ub4dor&3-and-more",
  "åäö är tre bokstäver",
  "密码密码不好记但是很长很长吧",
  "839201748263",
])("takes %j", (password) => {
  expect(passwordFault(password, about)).toBeUndefined();
});

it.each([
  ["password_short", "elevenchars"],
  ["too_long", "ab c".repeat(51)],
  ["password_common", "password1234"],
  ["password_common", "PassWord2026!!"],
  ["password_common", "!!sunshine1987"],
  ["password_common", "Qwertyuiop123"],
  ["password_common", "123456789012"],
  ["password_common", "210987654321!"],
  ["password_common", "abcdefghijkl"],
  ["password_repeated", "passwordpassword"],
  ["password_common", "Lösenord-1234"],
  ["password_repeated", "aaaaaaaaaaaa"],
  ["password_repeated", "            "],
  ["password_repeated", "aaaaaaaaaaab"],
  ["password_repeated", "abcabcabcabc"],
  ["password_repeated", "Sommar1sommar1som"],
  ["password_personal", "anna.berg@example.se"],
  ["password_personal", "annaberg2026"],
  ["password_personal", "+46 (0)70 123 45 67"],
  ["password_personal", "ab12cd34ef56-2"],
  ["password_personal", "Berg-Anna-1987"],
  ["password_personal", "19870412annalena"],
  ["password_personal", "oberg19870412"],
  ["password_personal", "example.se!1"],
  ["password_personal", "Anna Lena Berg"],
  ["password_personal", "tuva & ask 2026"],
  ["password_personal", "Surveyhook2026"],
])("refuses as %s: %j", (fault, password) => {
  expect(passwordFault(password, about)).toBe(fault);
});

it("judges the longest password, and the longest names, without delay", () => {
  const names = Array.from({ length: 200 }, (_, i) => "a".repeat(i + 2));
  expect(passwordFault(`${"ab".repeat(90)}cdefgh`, names)).toBeUndefined();
});
