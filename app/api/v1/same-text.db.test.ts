import { describe, expect, it } from "vitest";
import { makeUser } from "@/db/factories";
import { testDatabase } from "@/db/testing";
import { createInvite, withdrawInvite } from "@/lib/auth/invites";
import { hashPassword } from "@/lib/auth/password/password";
import { signIn } from "@/lib/auth/sign-in";
import { hookForTests } from "@/lib/delivery/testing";
import { eraseRespondent } from "@/lib/erasure/erase";
import { findByName } from "@/lib/overview/find";
import { listStretch } from "@/lib/run/list";
import { isSuppressed } from "@/lib/suppression/queries";
import { automationsForTests } from "./testing-automations";

const db = await testDatabase();
const { api, minimal, create } = await automationsForTests(db);
const hook = hookForTests(db);
const now = hook.state.now;

/** The same words as people see them, typed in other ways: decomposed, with what nobody sees around them. */
const apart = (text: string) => `\u200b\u00a0${text.normalize("NFD")}\ufeff`;
const word = "Malmö";
const address = "ada@xn--malm-8qa.se";
const spellings = ["ada@malmö.se", apart("ada@malmö.se"), apart("ADA@MALMÖ.SE"), "ADA@XN--MALM-8QA.SE"];

const query = (values: Record<string, string>) => new URLSearchParams(values).toString();
const errorsOf = ({ json }: { json: { errors?: unknown } }) => json.errors;

describe.each(spellings)("an address as %j is the same", (spelling) => {
  it("to those who sign in, are invited and are members", async () => {
    const passwordHash = await hashPassword("four words in a row");
    const [name, domain] = [`u${spellings.indexOf(spelling)}`, address.split("@")[1]];
    await makeUser(db, api.workspace.id, "viewer", { email: `${name}@${domain}`, passwordHash });
    const typed = spelling.replace(/ada/i, name);
    const attempt = { email: typed, address: "10.0.0.1", password: "four words in a row", userAgent: "test" };
    expect(await signIn(db, attempt, now)).toMatchObject({ ok: true });
    const invite = { workspaceId: api.workspace.id, role: "viewer" as const, invitedBy: api.user.id };
    await expect(createInvite(db, { ...invite, email: typed }, now)).rejects.toThrow("member already");
    await createInvite(db, { ...invite, email: address }, now);
    expect(await withdrawInvite(db, api.workspace.id, spelling)).toMatchObject({ email: address });
  });

  it("to the lists of whom to tell and whom not to mail", async () => {
    const { id } = await create({ errorNotifications: { recipients: [spelling] } });
    const { errorNotifications } = (await api.get(`/automations/${id}`)).json;
    expect(errorNotifications.recipients.map((each: string) => each.toLowerCase())).toEqual([address]);
    expect((await api.call("POST", "/suppressions", { email: spelling })).status).toBe(201);
    expect(await isSuppressed(db, api.workspace.id, address, null)).toBe("manual");
    for (const asked of [{ email: spelling }, { email: address }])
      expect((await api.get(`/suppressions?${query(asked)}`)).json.data).toHaveLength(1);
    const lifted = await api.call("DELETE", `/suppressions/${encodeURIComponent(spelling)}`);
    expect(lifted.status).toBe(204);
    expect(await isSuppressed(db, api.workspace.id, address, null)).toBeNull();
  });

  it("to searches, and to erasure, whatever became of the run", async () => {
    const made = await create({
      filter: { field: "City", op: "equals", value: word },
      dedupeField: "OrderId",
    });
    const person = (more: object) => ({ EmailAddress: spelling, City: word.normalize("NFD"), ...more });
    const bodies = [
      { OrderId: "Å1" },
      { OrderId: "A\u030a1" },
      { City: "Oslo" },
      { Score: "many" },
      { EmailAddress: "nobody" },
    ];
    const answer = await hook.post(made.id, bodies.map(person), { key: made.apiKey });
    expect(answer.json.results.map(({ status }: { status: string }) => status)).toEqual([
      "scheduled",
      "duplicate",
      "filtered",
      "rejected",
      "rejected",
    ]);
    for (const asked of [spelling, address]) {
      const runs = (await api.get(`/automations/${made.id}/runs?${query({ email: asked })}`)).json.data;
      expect(runs.map(({ status }: { status: string }) => status).sort()).toEqual([
        "duplicate",
        "filtered",
        "rejected",
        "scheduled",
      ]);
      const page = await listStretch(db, made.id, { search: asked }, {}, 10);
      expect(page.data).toHaveLength(4);
      const people = `/surveys/${minimal.surveyId}/respondents?${query({ search: asked })}`;
      expect((await api.get(people)).json.data).toHaveLength(1);
    }
    expect(await eraseRespondent(db, api.workspace.id, spelling, now)).toMatchObject({
      respondents: 1,
      runs: 4,
    });
    expect((await api.get(`/automations/${made.id}/runs?${query({ email: address })}`)).json.data).toEqual(
      [],
    );
  });
});

describe("a word typed in another way is the same", () => {
  it("in fields, filters, mapping and rules", async () => {
    const surveyId = (
      await api.call("POST", "/surveys", {
        title: apart("Malmö visits"),
        languages: ["en"],
        variables: [
          { name: apart("Försäljning"), type: "text" },
          { name: "Ort", type: "list", options: [apart(word), "Oslo"], aliases: { [apart("Malmø")]: word } },
        ],
        questions: [{ key: "nps", type: "nps", title: { en: "How likely?" }, required: true }],
      })
    ).json.id;
    const { json, status } = await api.call("POST", "/automations", {
      ...{ ...minimal, surveyId, name: apart("Efter köp") },
      fields: [
        { name: "e", path: "e" },
        { name: apart("Köp"), path: apart("köp.nr") },
        { name: "Ort", path: "Ort" },
      ],
      mapping: { e: "email", [apart("Köp")]: apart("Försäljning"), [apart("Ort")]: "Ort" },
      filter: { field: apart("Köp"), op: "in", value: [apart("blå")] },
      dedupeField: apart("Köp"),
      cancelRule: { field: apart("Händelse"), values: [apart("ånger")] },
    });
    expect({ status, errors: errorsOf({ json }) }).toEqual({ status: 201, errors: undefined });
    expect(json).toMatchObject({
      name: "Efter köp",
      mapping: { e: "email", Köp: "Försäljning", Ort: "Ort" },
      filter: { field: "Köp", value: ["blå"] },
      dedupeField: "Köp",
      cancelRule: { field: "Händelse", values: ["ånger"] },
    });
    const body = { e: "bo@example.com", "ko\u0308p": { nr: "bla\u030a" }, Ort: apart("malmø") };
    const dry = await hook.post(json.id, body, { key: json.apiKey, query: "dryRun=1" });
    expect(dry.json.results[0]).toMatchObject({
      status: "scheduled",
      mapped: { variables: { Försäljning: "blå", Ort: word } },
    });
  });

  it("in searches by name", async () => {
    await create({ name: "Köp i Malmö" });
    const found = await findByName(db, api.workspace.id, apart("köp i malmö"), 5);
    expect(found.automations).toHaveLength(1);
  });
});
