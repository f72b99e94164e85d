import { expect, test } from "vitest";
import { plainTarget } from "./target";

test.each([
  ["/", "/"],
  ["/automations?page=2", "/automations?page=2"],
  ["/api/v1/suppressions/a%40b.se", "/api/v1/suppressions/a%40b.se"],
  ["/api/v1/surveys/?limit=1", "/api/v1/surveys?limit=1"],
  ["/api/hooks/aut_1//?key=a/", "/api/hooks/aut_1?key=a/"],
  ["/api/", "/api"],
  ["/surveys/", "/surveys/"],
  ["/s/%zz", "/s/%25zz"],
  ["/s/%E0%A4?lang=%zz", "/s/%25E0%25A4?lang=%zz"],
  ["http://example.com:3000/api/hooks/aut_1?key=a", "/api/hooks/aut_1?key=a"],
  ["HTTPS://example.com", "/"],
  ["/s/a%00b?lang=%00", "/s/a%EF%BF%BDb?lang=%EF%BF%BD"],
  ["/api/v1//x", "/api/v1//x"],
  ["*", "*"],
])("%s is read as %s", (target, plain) => {
  expect(plainTarget(target)).toBe(plain);
});
