import { respondent, type Target } from "./set-up";

const together = 100;

/** Posts so many people nobody else has, a hundred a request. @returns who they were */
export async function postPeople(target: Target, count: number): Promise<string[]> {
  const people: string[] = [];
  while (people.length < count) {
    const some = Array.from({ length: Math.min(together, count - people.length) }, respondent);
    await postOnce(target, some);
    people.push(...some.map(({ EmailAddress }) => EmailAddress));
  }
  return people;
}

/** Posts a body. @throws Error where it is not taken */
export async function postOnce(target: Target, body: unknown): Promise<void> {
  const headers = { authorization: `Bearer ${target.key}`, "content-type": "application/json" };
  const answer = await fetch(target.url, { method: "POST", headers, body: JSON.stringify(body) });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`The hook answered ${answer.status}: ${text}`);
}
