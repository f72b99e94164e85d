import { describe, expect, it } from "vitest";
import type { Json } from "./json";
import { parseBody } from "./parse";
import { parsePath, readPath } from "./path";

async function at(form: string, text: string, itemsPath: string | null = null): Promise<Json | undefined> {
  const parsed = await parseBody(Buffer.from(form), { format: "form" }, itemsPath);
  const path = parsePath(text);
  if (!parsed.ok || !path.ok) throw new Error("cannot be read");
  return readPath(path.value, parsed.value.respondents[0]!, parsed.value.body);
}

describe("a form whose keys have brackets", () => {
  it.each([
    ["data[email]=a", "data.email", "a"],
    ["data[email]=a", '["data[email]"]', "a"],
    ["data[person][email]=a", "data.person.email", "a"],
    ["tags[]=a&tags[]=b", "tags[1]", "b"],
    ["tags[]=a&tags[]=b", "tags", ["a", "b"]],
    ["tags[]=a&tags[]=b", '["tags[]"]', "b"],
    ["people[0][email]=a&people[1][email]=b", "people[1].email", "b"],
    ["people[1][email]=b&people[0][email]=a", "people[0].email", "a"],
    ["answers[q1][]=x&answers[q1][]=y", "answers.q1[0]", "x"],
    ["data[payload]=%7B%22a%22%3A%7B%22b%22%3A1%7D%7D", "data.payload.a.b", 1],
    ["a[__proto__][x]=1", 'a["__proto__"].x', "1"],
    ["a.b=literal&a[b]=tree", '["a.b"]', "literal"],
    ["a=text&a[b]=tree", "a", "text"],
    ["a[b=1", "a.b", undefined],
    ["[b]=1", '["[b]"]', "1"],
    ["a[b]c=1", "a.b", undefined],
  ])("%s is reached by %s", async (form, path, value) => {
    expect(await at(form, path)).toEqual(value);
  });

  it("can hold the list of respondents", async () => {
    expect(await at("people[0][email]=a&people[1][email]=b", "email", "people")).toBe("a");
    expect(await at("mandrill_events=%5B%7B%22email%22%3A%22a%22%7D%5D", "email", "mandrill_events")).toBe(
      "a",
    );
  });

  it("does not count a list as a field that stood twice", async () => {
    const notes = async (form: string) => {
      const parsed = await parseBody(Buffer.from(form), { format: "form" }, null);
      return parsed.ok && parsed.value.notes.length;
    };
    expect([await notes("a[]=1&a[]=2"), await notes("a=1&a=2")]).toEqual([0, 1]);
  });
});
