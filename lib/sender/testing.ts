import { createHmac } from "node:crypto";
import { Webhook as StandardWebhook } from "standardwebhooks";
import Stripe from "stripe";
import { Webhook as SvixWebhook } from "svix";

/** What is signed, and with what. */
export type ToSign = { secret: string; method: string; url: string; body: string; at: Date };
type Headers = Record<string, string>;

const hmac = (hash: string, secret: string, text: string) => createHmac(hash, secret).update(text);
const hex = (secret: string, text: string) => hmac("sha256", secret, text).digest("hex");
const base64 = (secret: string, text: string) => hmac("sha256", secret, text).digest("base64");
const seconds = (at: Date) => String(Math.floor(at.getTime() / 1000));

const svix = ({ secret, body, at }: ToSign): Headers => ({
  "svix-id": "msg_1",
  "svix-timestamp": seconds(at),
  "svix-signature": new SvixWebhook(secret).sign("msg_1", at, body),
});

/** How each sender signs, written after its documentation and without our reader of schemes; by its own library where that is light. */
export const signers: Record<string, (given: ToSign) => Headers> = {
  shopify: ({ secret, body }) => ({ "x-shopify-hmac-sha256": base64(secret, body) }),
  woocommerce: ({ secret, body }) => ({ "x-wc-webhook-signature": base64(secret, body) }),
  stripe: ({ secret, body, at }) => ({
    "stripe-signature": Stripe.webhooks.generateTestHeaderString({
      payload: body,
      secret,
      timestamp: Math.floor(at.getTime() / 1000),
    }),
  }),
  zendesk: ({ secret, body, at }) => {
    const time = at.toISOString().replace(/\.\d+Z$/, "Z");
    return {
      "x-zendesk-webhook-signature": base64(secret, time + body),
      "x-zendesk-webhook-signature-timestamp": time,
    };
  },
  hubspot: ({ secret, method, url, body, at }) => {
    const time = String(at.getTime());
    const decoded = url.replace("%3A", ":").replace("%2F", "/");
    return {
      "x-hubspot-signature-v3": base64(secret, method + decoded + body + time),
      "x-hubspot-request-timestamp": time,
    };
  },
  intercom: ({ secret, body }) => ({ "x-hub-signature": `sha1=${hmac("sha1", secret, body).digest("hex")}` }),
  github: ({ secret, body }) => ({ "x-hub-signature-256": `sha256=${hex(secret, body)}` }),
  meta: ({ secret, body }) => ({ "x-hub-signature-256": `sha256=${hex(secret, body)}` }),
  typeform: ({ secret, body }) => ({ "typeform-signature": `sha256=${base64(secret, body)}` }),
  tally: ({ secret, body }) => ({ "tally-signature": base64(secret, body) }),
  calendly: ({ secret, body, at }) => ({
    "calendly-webhook-signature": `t=${seconds(at)},v1=${hex(secret, `${seconds(at)}.${body}`)}`,
  }),
  slack: ({ secret, body, at }) => ({
    "x-slack-signature": `v0=${hex(secret, `v0:${seconds(at)}:${body}`)}`,
    "x-slack-request-timestamp": seconds(at),
  }),
  zoom: ({ secret, body, at }) => ({
    "x-zm-signature": `v0=${hex(secret, `v0:${seconds(at)}:${body}`)}`,
    "x-zm-request-timestamp": seconds(at),
  }),
  square: ({ secret, url, body }) => ({ "x-square-hmacsha256-signature": base64(secret, url + body) }),
  klaviyo: ({ secret, body, at }) => ({
    "klaviyo-signature": hex(secret, body + at.toUTCString()),
    "klaviyo-timestamp": at.toUTCString(),
  }),
  paddle: ({ secret, body, at }) => ({
    "paddle-signature": `ts=${seconds(at)};h1=${hex(secret, `${seconds(at)}:${body}`)}`,
  }),
  webflow: ({ secret, body, at }) => ({
    "x-webflow-signature": hex(secret, `${at.getTime()}:${body}`),
    "x-webflow-timestamp": String(at.getTime()),
  }),
  xero: ({ secret, body }) => ({ "x-xero-signature": base64(secret, body) }),
  docusign: ({ secret, body }) => ({ "x-docusign-signature-1": base64(secret, body) }),
  "cal-com": ({ secret, body }) => ({ "x-cal-signature-256": hex(secret, body) }),
  asana: ({ secret, body }) => ({ "x-hook-signature": hex(secret, body) }),
  smartsheet: ({ secret, body }) => ({ "smartsheet-hmac-sha256": hex(secret, body) }),
  greenhouse: ({ secret, body }) => ({ signature: `sha256 ${hex(secret, body)}` }),
  clerk: svix,
  resend: svix,
  "standard-webhooks": ({ secret, body, at }) => ({
    "webhook-id": "msg_1",
    "webhook-timestamp": seconds(at),
    "webhook-signature": new StandardWebhook(secret).sign("msg_1", at, body),
  }),
};
