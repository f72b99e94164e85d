import { describe, expect, test } from "vitest";
import { holdsAddress } from "./address-pattern";
import { type Place, personsPart, withoutPerson } from "./payload";

const email = "elin@example.com";
const place = (
  over: Partial<Place["automation"]> = {},
  addressAt: [number, string | null][] = [],
): Place => ({
  automation: {
    itemsPath: null,
    fields: [{ name: "EmailAddress", path: "EmailAddress", required: true }],
    mapping: { EmailAddress: "email" },
    ...over,
  },
  addressAt: new Map(addressAt),
});
const json = async (body: string, where: Place, type = "application/json") =>
  (await withoutPerson(Buffer.from(body), type, email, where)).body?.toString() ?? null;

describe("a stored body without a person", () => {
  test("is nothing where the person was alone in it", async () => {
    expect(await json('{"EmailAddress":"elin@example.com","Name":"Elin"}', place())).toBeNull();
    expect(await json('[{"EmailAddress":"ELIN@example.com"}]', place())).toBeNull();
    expect(
      await json("EmailAddress=elin%40example.com&n=1", place(), "application/x-www-form-urlencoded"),
    ).toBeNull();
  });

  test("keeps the others at their positions, with all digits of long integers", async () => {
    const body =
      '[{"EmailAddress":"bo@example.com","id":12345678901234567890},{"EmailAddress":"elin@example.com"},{"EmailAddress":"cy@example.com"}]';
    expect(
      await json(
        body,
        place({}, [
          [1, "Elin@example.com"],
          [0, "bo@example.com"],
        ]),
      ),
    ).toBe(
      '[{"EmailAddress":"bo@example.com","id":12345678901234567890},null,{"EmailAddress":"cy@example.com"}]',
    );
  });

  test("finds the elements of an envelope, and takes the address out of what is around them", async () => {
    const body = JSON.stringify({
      sender: "Elin <elin@example.com>",
      data: { items: [{ EmailAddress: "elin@example.com", phone: "1" }, { EmailAddress: "bo@example.com" }] },
      "elin@example.com": true,
      link: "https://x.example/?e=elin%40example.com",
      near: "melin@example.com",
    });
    const where = place({ itemsPath: "data.items" });
    expect(JSON.parse((await json(body, where))!)).toEqual({
      sender: null,
      data: { items: [null, { EmailAddress: "bo@example.com" }] },
      link: null,
      near: "melin@example.com",
    });
  });

  test("leaves an element that only mentions the person, but for the mention", async () => {
    const body =
      '[{"EmailAddress":"bo@example.com","friend":"elin@example.com"},{"EmailAddress":"cy@example.com"}]';
    expect(await json(body, place({}, [[0, null]]))).toBe(
      '[{"EmailAddress":"bo@example.com","friend":null},{"EmailAddress":"cy@example.com"}]',
    );
  });

  test("leaves another person's request, but for the mention", async () => {
    const body = '{"EmailAddress":"bo@example.com","friend":"elin@example.com"}';
    expect(await json(body, place({}, [[0, "bo@example.com"]]))).toBe(
      '{"EmailAddress":"bo@example.com","friend":null}',
    );
  });

  test("looks everywhere in an element whose address is not where the automation looks", async () => {
    const body = '[{"contact":{"mail":" Elin@Example.com "}},{"EmailAddress":"bo@example.com"}]';
    expect(await json(body, place({ fields: [], mapping: {} }))).toBe(
      '[null,{"EmailAddress":"bo@example.com"}]',
    );
  });

  test("is nothing where it cannot be read", async () => {
    expect(await json('{"EmailAddress":"elin@example.com"', place())).toBeNull();
    expect(await json("elin@example.com", place(), "text/plain")).toBeNull();
  });

  test("keeps __proto__ as data", async () => {
    const body =
      '[{"EmailAddress":"elin@example.com"},{"__proto__":{"a":1},"EmailAddress":"bo@example.com"}]';
    expect(await json(body, place())).toBe('[null,{"__proto__":{"a":1},"EmailAddress":"bo@example.com"}]');
  });
});

describe("an address in text", () => {
  test.each([
    "elin@example.com",
    "<ELIN@example.com>.",
    "mailto:elin@example.com",
    "e=elin%40example.com&x",
    "x elin@example.com.",
    "elin\\u0040example.com",
    "\\\\u0065LIN@example\\\\u002Ecom",
    "%65lin%40example%2Ecom",
  ])("is found in %s", (text) => expect(holdsAddress(text, email)).toBe(true));
  test.each([
    "melin@example.com",
    "e.elin@example.com",
    "elin@example.com.au",
    "elin@example.community",
    "elinXexample.com",
  ])("is not found in %s", (text) => expect(holdsAddress(text, email)).toBe(false));
  test("is found with its domain as people write it", () => {
    expect(holdsAddress("elin@SMÖRGÅS.se", "elin@xn--smrgs-pra0j.se")).toBe(true);
  });
});

describe("a list that stands in a string", () => {
  const body = Buffer.from(
    JSON.stringify({ mandrill_events: JSON.stringify([{ e: "bo@x.se" }, { e: "ada@x.se" }]) }),
  );
  const ours = {
    itemsPath: "mandrill_events",
    fields: [{ name: "e", path: "e", required: true }],
    mapping: { e: "email" },
  };
  const where = {
    automation: ours,
    addressAt: new Map([
      [0, "bo@x.se"],
      [1, null],
    ]),
  };

  test("gives each person their own part of it", async () => {
    expect(await personsPart(body, "application/json", "ada@x.se", where)).toEqual([{ e: "ada@x.se" }]);
  });

  test("goes whole where one of its people is erased", async () => {
    const rest = await withoutPerson(body, "application/json", "ada@x.se", where);
    expect(rest).toEqual({ body: null, positions: [1] });
  });
});
