import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { IncomingField, Mapping } from "@/db/schema";
import { decide } from "../automation/decide/decide";
import { prepareRules } from "../automation/decide/rules";
import { isPlain, type Json, parseJson, scanJson } from "./json";
import { parsePath, pathOfKey, readPath } from "./path";

/** Real webhook bodies of other systems, kept beside the repository and not in it. */
const folder = resolve(import.meta.dirname, "../../../shared/payloads");
const here = existsSync(folder);
const names = here ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];

function read(name: string): Json {
  const text = readFileSync(join(folder, `${name}.json`), "utf8");
  return parseJson(text, scanJson(text, 32));
}

function take(name: string, paths: Record<string, string>) {
  const fields: IncomingField[] = Object.entries(paths).map(([field, path]) => ({
    name: field,
    path,
    required: field === "EmailAddress",
  }));
  const mapping: Mapping = { EmailAddress: "email", FirstName: "firstName", LastName: "lastName", Id: "Id" };
  const body = read(name);
  const rules = prepareRules({
    fields,
    mapping,
    filter: null,
    delay: null,
    dedupeField: "Id",
    variables: [{ name: "Id", type: "text", required: false }],
    languages: ["en"],
    timeZone: "UTC",
  });
  return decide(rules, Array.isArray(body) ? body[0]! : body, body, new Date("2026-11-24T12:00:00Z"));
}

type Found = { email: string; first?: string; last?: string; id?: string };
type Row = [file: string, paths: [email: string, first?: string, last?: string, id?: string], found: Found];

const withAddress: Row[] = [
  ["cal-com-booking-created", ["payload.attendees[0].email"], { email: "johndoe@gmail.com" }],
  ["calendly-invitee.created", ["payload.email"], { email: "abdulyki@activepieces.com" }],
  ["chargebee-subscription_created", ["content.customer.email"], { email: "john@example.com" }],
  ["clerk-user.created", ["data.email_addresses[0].email_address"], { email: "user@example.com" }],
  [
    "delighted-survey_response.updated-same-event-id",
    ["event_data.person.email"],
    { email: "charlie_gravis@example.com" },
  ],
  [
    "delighted-survey_response.updated",
    ["$.event_data.person.email", "event_data.person.name", undefined, "event_id"],
    {
      email: "paul_gravis@example.com",
      first: "Paul Gravis",
      id: "b8d057c59327541d7ec2104c0a9a255ad1997fb00831b9c6bbf09561e6d5cbd0",
    },
  ],
  ["freshdesk-ticket-created", ["freshdesk_webhook.requester_email"], { email: "requester-bob@example.com" }],
  [
    "greenhouse-new_candidate_application",
    ["payload.application.candidate.email_addresses[0].value"],
    { email: "hector.porter.265788@example.com" },
  ],
  ["intercom-contact.created", ["data.item.email"], { email: "aaron@zulip.com" }],
  ["intercom-conversation-rated", ["source.author.email"], { email: "operator+k2gbyfxu@intercom.io" }],
  ["intercom-ticket", ["ticket_parts.ticket_parts[-1].author.email"], { email: "johndoe@gmail.com" }],
  ["intercom-unsubscription", ["email"], { email: "john.doe@example.com" }],
  ["mailchimp-subscribe", ["data['merges']['EMAIL']"], { email: "api@mailchimp.com" }],
  ["pipedrive-deal", ["person_id.email[0].value"], { email: "person@pipedrive.com" }],
  ["pipedrive-person", ["email[0].value"], { email: "12345@email.com" }],
  ["resend-email.received", ["data.from"], { email: "customer@example.com" }],
  ["sendgrid-delivered-array", ["email"], { email: "user@example.com" }],
  [
    "sendgrid-delivered-array",
    ["$$[0].email", undefined, undefined, "smtp-id"],
    { email: "user@example.com", id: "<14c5d75ce93.dfd.64b469@ismtpd0001p1>" },
  ],
  ["shopify-customer-created", ["email"], { email: "john@activepieces.com" }],
  ["shopify-order-cancelled", ["customer.email"], { email: "russel.winfield@example.com" }],
  [
    "square-customer-created",
    ["data.object.customer.email_address"],
    { email: "jenkins+smorly@squareup.com" },
  ],
  [
    "square-invoice-created",
    ["data.object.invoice.primary_recipient.email_address"],
    { email: "Amelia.Earhart@example.com" },
  ],
  ["stripe-customer.created", ["data.object.email"], { email: "example@abc.com" }],
  ["stripe-payment", ["billing_details.email"], { email: "test@gmail.com" }],
  ["tally-form_response-resolved", ["data.fields.Your Email"], { email: "john@example.com" }],
  ["tally-form_response-resolved", ['$.data.fields["Your Email"]'], { email: "john@example.com" }],
  ["woocommerce-customer", ["billing.email"], { email: "email@gmail.com" }],
  ["woocommerce-order", ["billing.email"], { email: "email@gmail.com" }],
];

const withoutAddress: [file: string, path: string][] = [
  ["google-forms-response", 'answers["5bdc4001"].textAnswers.answers[0].email'],
  ["hubspot-contact.creation-array", "email"],
  ["jotform-rawRequest", "q4_email"],
  ["marketo-lead-event", "lead.updated_at"],
  ["standard-webhooks-contact.created-full", "data.email"],
  ["standard-webhooks-contact.created-thin", "data.email"],
  ["typeform-form_response", "answers[0].email"],
  ["webflow-form-submission", "data.email"],
  ["zendesk-ticket", "requester_email"],
];

describe.skipIf(!here)("real bodies of other systems (skipped where ../shared/payloads is not there)", () => {
  it("are each in one of the tables", () => {
    const listed = [...withAddress, ...withoutAddress].map(([file]) => `${file}.json`);
    expect([...new Set(listed)].sort()).toEqual(names.sort());
  });

  it.each(withAddress)("%s is taken by %j", (file, [email, first, last, id], found) => {
    const paths = { EmailAddress: email, FirstName: first, LastName: last, Id: id };
    const given = Object.fromEntries(Object.entries(paths).filter(([, path]) => path)) as Record<
      string,
      string
    >;
    expect(take(file, given)).toMatchObject({
      status: "taken",
      mapped: {
        email: found.email,
        firstName: found.first ?? null,
        lastName: found.last ?? null,
        variables: found.id === undefined ? {} : { Id: found.id },
      },
      dedupe: found.id ?? null,
    });
  });

  it.each(withoutAddress)("%s has no address at %s", (file, path) => {
    expect(take(file, { EmailAddress: path })).toEqual({
      status: "rejected",
      errors: [{ field: "EmailAddress", code: "missing_field" }],
      email: null,
    });
  });

  it.each(names.map((name) => name.slice(0, -5)))("every value of %s is reached by its path", (file) => {
    const body = read(file);
    let leaves = 0;
    const walk = (value: Json, path: string) => {
      if (Array.isArray(value)) {
        for (const [index, item] of value.entries()) walk(item, `${path}[${index}]`);
        return;
      }
      if (isPlain(value)) {
        for (const [key, item] of Object.entries(value)) {
          const step = pathOfKey(key);
          walk(item, step.startsWith("[") ? path + step : `${path}.${step}`);
        }
        return;
      }
      leaves++;
      for (const text of [`$${path}`, `$$${path}`]) {
        const parsed = parsePath(text);
        expect(parsed.ok && readPath(parsed.value, body, body), text).toBe(value);
      }
    };
    walk(body, "");
    expect(leaves).toBeGreaterThan(0);
  });
});
