import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { decide } from "../automation/decide/decide";
import { prepareRules } from "../automation/decide/rules";
import { automationInput } from "../automation/setup/schema";
import { isPlain, type Json, parseJson, scanJson } from "../payload/json";
import { layBeside, parsePath, readPathOpened } from "../payload/path";
import { senderOf, senders, signatureHeaders } from "./list";
import type { Sender, Template, Words } from "./model";
import { signers } from "./testing";

describe("the list of senders", () => {
  it("names every file of data", () => {
    const files = readdirSync(join(import.meta.dirname, "senders")).map((name) => name.replace(/\.ts$/, ""));
    expect(senders.map(({ id }) => id).sort()).toEqual(files.sort());
    expect(files.length).toBeGreaterThan(25);
  });

  it("begins with the other system, which every unknown one is", () => {
    expect([senders[0]!.id, senderOf("nobody").id, senderOf("__proto__").id]).toEqual(
      Array(3).fill("generic"),
    );
  });

  it("knows every header that signatures come in", () => {
    expect(signatureHeaders).toEqual(
      expect.arrayContaining(["stripe-signature", "svix-signature", "signature"]),
    );
  });

  it("signs by SHA-1 where the vendor has nothing else, which is one", () => {
    expect(senders.filter(({ scheme }) => scheme?.hash === "sha1").map(({ id }) => id)).toEqual(["intercom"]);
  });
});

const full = ({ en, sv }: Words) => en.trim() !== "" && sv.trim() !== "";

describe.each(senders.map((sender) => [sender.id, sender] as const))(
  "the data of %s",
  (id, sender: Sender) => {
    it("proves who it is as it says", () => {
      expect(sender.scheme !== undefined).toBe(sender.authentication === "signature");
      expect(sender.scheme !== undefined).toBe(id in signers);
    });

    it("has header names in lower case and places that are paths", () => {
      const { scheme, eventId, handshakes = [], ping } = sender;
      for (const name of [scheme?.header, scheme?.timestamp?.header, scheme?.id])
        expect(name).toBe(name?.toLowerCase());
      const places = [
        eventId?.place,
        ...Object.keys(ping?.when ?? {}),
        ...handshakes.flatMap(({ when }) => Object.keys(when)),
      ];
      for (const place of places) expect(place === undefined || parsePath(place).ok, place).toBe(true);
    });

    it("has its words in both languages, and says whose facts they are", () => {
      const { where, secret, choose, paste, test } = sender.setUp;
      for (const words of [where, secret, choose, paste?.where, test])
        expect(words === undefined || full(words)).toBe(true);
      expect(sender.source.url).toMatch(/^https:\/\//);
    });
  },
);

const templates = senders.flatMap((sender) =>
  sender.templates.map((one) => [sender.id, one.id, one] as const),
);

describe.each(templates)("the template %s %s", (_, __, template: Template) => {
  it("is a set-up that an automation may have", () => {
    const { fields, mapping, filter = null, itemsPath = null } = template;
    const parsed = automationInput.safeParse({ name: "A", fields, mapping, filter, itemsPath });
    expect(parsed.error?.issues ?? []).toEqual([]);
    expect(full(template.name) && full(template.when)).toBe(true);
  });

  it("finds the person in its own sample, and every field but those that may be missing", () => {
    const body = template.sample as Json;
    const { decision, values } = judge(template, body);
    expect(decision).toMatchObject({ status: "taken" });
    expect(decision.status === "taken" && decision.mapped.email).toMatch(/@example\.com$/);
    const missing = template.fields.filter(({ name }) => values[name] === undefined).map(({ name }) => name);
    expect(missing).toEqual([]);
  });
});

it("Stripe's checkout that leaves the language to the browser turns nobody away", () => {
  const template = templateOf("stripe", "checkout");
  const body = structuredClone(template.sample) as { data: { object: { locale: string | null } } };
  for (const locale of ["auto", null]) {
    body.data.object.locale = locale;
    expect(judge(template, body as unknown as Json).values).toMatchObject({
      EmailAddress: "elin.strand@example.com",
      Language: "en",
    });
  }
});

it("Zendesk's trigger is given a body that its template reads", () => {
  const { paste } = senderOf("zendesk").setUp;
  const { fields } = templateOf("zendesk", "ticket");
  expect(Object.keys(JSON.parse(paste!.text)).sort()).toEqual(fields.map(({ path }) => path).sort());
});

/** What becomes of the first respondent of a body, with every field that is no standard one as a variable. */
function judge(template: Template, body: Json, filtered = true) {
  layBeside(body, { headers: template.headers ?? {}, query: {} });
  const own = template.fields
    .filter(({ name }) => !Object.hasOwn(template.mapping, name))
    .map(({ name }) => name);
  const rules = prepareRules({
    fields: template.fields,
    filter: (filtered && template.filter) || null,
    mapping: { ...template.mapping, ...Object.fromEntries(own.map((name) => [name, name])) },
    ...{ delay: null, dedupeField: null, languages: ["en", "sv"], timeZone: "UTC" },
    variables: own.map((name) => ({ name, type: "text" as const, required: false })),
  });
  const path = parsePath(template.itemsPath ?? "$");
  const found = path.ok ? readPathOpened(path.value, body, body) : undefined;
  const first = Array.isArray(found) ? found[0]! : found!;
  const decision = decide(rules, first, body, new Date("2026-11-24T12:00:00Z"));
  const { email, firstName, lastName, variables = {} } = decision.status === "taken" ? decision.mapped : {};
  const values: Record<string, string | undefined> = {
    ...{ EmailAddress: email, FirstName: firstName ?? undefined, LastName: lastName ?? undefined },
    Language: decision.status === "taken" ? decision.mapped.language : undefined,
    ...variables,
  };
  return { decision, values };
}

/** Real bodies of these systems, kept beside the repository and not in it. */
const folder = resolve(import.meta.dirname, "../../../shared/payloads");
const here = existsSync(folder);
if (!here)
  console.warn("No real bodies beside the repository: the templates are tried with our own samples only.");

const read = (name: string) => {
  const text = readFileSync(join(folder, `${name}.json`), "utf8");
  return parseJson(text, scanJson(text, 32));
};

type Person = { EmailAddress: string } & Record<string, string>;

/** `null`: the template's filter lets it pass; else the field that it stops at, as the body is about something else. */
const real: [file: string, sender: string, template: string, stops: string | null, Person][] = [
  [
    "shopify-order-cancelled",
    "shopify",
    "order",
    null,
    {
      EmailAddress: "russel.winfield@example.com",
      FirstName: "Russell",
      LastName: "Winfield",
      Language: "en",
      OrderId: "#1009",
      Currency: "USD",
    },
  ],
  [
    "shopify-customer-created",
    "shopify",
    "customer",
    null,
    {
      EmailAddress: "john@activepieces.com",
      FirstName: "John",
      LastName: "Doe",
      CustomerId: "6972943892790",
    },
  ],
  [
    "woocommerce-order",
    "woocommerce",
    "order",
    "OrderStatus",
    {
      EmailAddress: "email@gmail.com",
      FirstName: "First",
      LastName: "Last",
      OrderId: "17",
      OrderTotal: "2.000",
    },
  ],
  [
    "woocommerce-customer",
    "woocommerce",
    "customer",
    null,
    { EmailAddress: "email@gmail.com", FirstName: "First", LastName: "Last", CustomerId: "1" },
  ],
  [
    "stripe-customer.created",
    "stripe",
    "customer",
    null,
    { EmailAddress: "example@abc.com", CustomerId: "cus_00000000000000" },
  ],
  [
    "stripe-payment",
    "stripe",
    "charge",
    null,
    { EmailAddress: "test@gmail.com", FirstName: "Test", PaymentId: "ch_3MWM7aKZ0dZRqLEK1soCKVrq" },
  ],
  [
    "intercom-contact.created",
    "intercom",
    "contact",
    null,
    { EmailAddress: "aaron@zulip.com", ContactId: "5c96b122177026171b401e20" },
  ],
  [
    "freshdesk-ticket-created",
    "freshdesk",
    "ticket",
    null,
    { EmailAddress: "requester-bob@example.com", FirstName: "Requester", TicketId: "11" },
  ],
  [
    "tally-form_response-resolved",
    "tally",
    "named",
    null,
    { EmailAddress: "john@example.com", FirstName: "John", FormName: "Contact Form" },
  ],
  [
    "calendly-invitee.created",
    "calendly",
    "invitee",
    null,
    { EmailAddress: "abdulyki@activepieces.com", FirstName: "abdul" },
  ],
  [
    "cal-com-booking-created",
    "cal-com",
    "created",
    null,
    { EmailAddress: "johndoe@gmail.com", FirstName: "John", Language: "en" },
  ],
  ["cal-com-booking-created", "cal-com", "ended", "EventType", { EmailAddress: "johndoe@gmail.com" }],
  [
    "greenhouse-new_candidate_application",
    "greenhouse",
    "application",
    "EventType",
    {
      EmailAddress: "hector.porter.265788@example.com",
      FirstName: "Hector",
      LastName: "Porter",
      Job: "Designer",
      Stage: "Application Review",
    },
  ],
  [
    "pipedrive-deal",
    "pipedrive",
    "deal",
    "DealStatus",
    { EmailAddress: "person@pipedrive.com", FirstName: "Person", DealTitle: "Deal One" },
  ],
  [
    "pipedrive-person",
    "pipedrive",
    "person-alone",
    null,
    { EmailAddress: "12345@email.com", FirstName: "Will", LastName: "Smith" },
  ],
  [
    "square-customer-created",
    "square",
    "customer",
    null,
    { EmailAddress: "jenkins+smorly@squareup.com", FirstName: "Jenkins", LastName: "Smorly" },
  ],
  [
    "square-invoice-created",
    "square",
    "invoice",
    null,
    { EmailAddress: "Amelia.Earhart@example.com", FirstName: "Amelia", InvoiceId: "inv-100" },
  ],
  [
    "chargebee-subscription_created",
    "chargebee",
    "subscription",
    null,
    { EmailAddress: "john@example.com", FirstName: "John", LastName: "Doe", Plan: "basic-monthly" },
  ],
  [
    "mailchimp-subscribe",
    "mailchimp",
    "subscribe",
    null,
    { EmailAddress: "api@mailchimp.com", FirstName: "Mailchimp", LastName: "API" },
  ],
  [
    "clerk-user.created",
    "clerk",
    "user",
    null,
    { EmailAddress: "user@example.com", FirstName: "John", LastName: "Doe" },
  ],
  ["resend-email.received", "resend", "received", null, { EmailAddress: "customer@example.com" }],
];

/** Bodies in which no person can be found at the place where the sender has it. */
const nobody: [file: string, sender: string, template: string][] = [
  ["hubspot-contact.creation-array", "hubspot", "workflow"],
  ["hubspot-contact.creation-array", "hubspot", "custom"],
  ["intercom-conversation-rated", "intercom", "conversation"],
  ["intercom-ticket", "intercom", "conversation"],
  ["zendesk-ticket", "zendesk", "ticket"],
  ["typeform-form_response", "typeform", "response"],
  ["google-forms-response", "google-forms", "response"],
  ["webflow-form-submission", "webflow", "form-v1"],
];

/** Bodies of systems that have no file here. */
const others = [
  ...[
    "delighted-survey_response.updated",
    "delighted-survey_response.updated-same-event-id",
    "jotform-rawRequest",
  ],
  ...["marketo-lead-event", "sendgrid-delivered-array", "intercom-unsubscription"],
  ...["standard-webhooks-contact.created-full", "standard-webhooks-contact.created-thin"],
];

const templateOf = (sender: string, id: string) => senderOf(sender).templates.find((each) => each.id === id)!;

describe.skipIf(!here)(
  "real bodies through their templates (skipped where ../shared/payloads is not there)",
  () => {
    it("are each in one of the tables", () => {
      const listed = new Set([...real.map(([file]) => file), ...nobody.map(([file]) => file), ...others]);
      const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
      expect(names.map((name) => name.slice(0, -5)).filter((name) => !listed.has(name))).toEqual([]);
    });

    it.each(real)("%s by %s %s", (file, sender, id, stops, person) => {
      const template = templateOf(sender, id);
      const body = read(file);
      const { decision } = judge(template, body);
      if (stops === null) expect(decision.status).toBe("taken");
      else expect(decision).toMatchObject({ status: "filtered", reason: { details: { field: stops } } });
      expect(judge(template, body, false).values).toMatchObject(person);
    });

    it.each(nobody)("%s holds nobody for %s %s", (file, sender, id) => {
      const body = read(file);
      const first = Array.isArray(body) ? body[0]! : body;
      expect(isPlain(first)).toBe(true);
      expect(judge(templateOf(sender, id), body).decision.status).toBe("filtered");
      expect(judge(templateOf(sender, id), body, false).decision).toMatchObject({
        status: "rejected",
        errors: [{ field: "EmailAddress", code: "missing_field" }],
      });
    });
  },
);
