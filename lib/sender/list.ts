import type { Sender } from "./model";
import { asana } from "./senders/asana";
import { azureEventGrid } from "./senders/azure-event-grid";
import { calCom } from "./senders/cal-com";
import { calendly } from "./senders/calendly";
import { chargebee } from "./senders/chargebee";
import { clerk } from "./senders/clerk";
import { cloudevents } from "./senders/cloudevents";
import { dataverse } from "./senders/dataverse";
import { docusign } from "./senders/docusign";
import { enalyzer } from "./senders/enalyzer";
import { freshdesk } from "./senders/freshdesk";
import { generic } from "./senders/generic";
import { github } from "./senders/github";
import { googleForms } from "./senders/google-forms";
import { greenhouse } from "./senders/greenhouse";
import { hubspot } from "./senders/hubspot";
import { intercom } from "./senders/intercom";
import { klaviyo } from "./senders/klaviyo";
import { mailchimp } from "./senders/mailchimp";
import { meta } from "./senders/meta";
import { microsoftGraph } from "./senders/microsoft-graph";
import { monday } from "./senders/monday";
import { paddle } from "./senders/paddle";
import { pipedrive } from "./senders/pipedrive";
import { postmark } from "./senders/postmark";
import { resend } from "./senders/resend";
import { shopify } from "./senders/shopify";
import { slack } from "./senders/slack";
import { smartsheet } from "./senders/smartsheet";
import { square } from "./senders/square";
import { standardWebhooks } from "./senders/standard-webhooks";
import { stripe } from "./senders/stripe";
import { tally } from "./senders/tally";
import { typeform } from "./senders/typeform";
import { webflow } from "./senders/webflow";
import { woocommerce } from "./senders/woocommerce";
import { xero } from "./senders/xero";
import { zendesk } from "./senders/zendesk";
import { zoom } from "./senders/zoom";

/** Every kind of system we know, those that people look for first in front. A new file in `senders` is named here. */
export const senders: readonly Sender[] = [
  generic,
  shopify,
  woocommerce,
  stripe,
  zendesk,
  hubspot,
  intercom,
  freshdesk,
  typeform,
  calendly,
  chargebee,
  mailchimp,
  asana,
  azureEventGrid,
  calCom,
  clerk,
  cloudevents,
  dataverse,
  docusign,
  enalyzer,
  github,
  googleForms,
  greenhouse,
  klaviyo,
  meta,
  microsoftGraph,
  monday,
  paddle,
  pipedrive,
  postmark,
  resend,
  slack,
  smartsheet,
  square,
  standardWebhooks,
  tally,
  webflow,
  xero,
  zoom,
];

const byId = new Map(senders.map((sender) => [sender.id, sender]));

/** Is it the id of a sender? */
export function isSender(id: string): boolean {
  return byId.has(id);
}

/** The sender of this id; any that is not known is a system of its own kind. */
export function senderOf(id: string): Sender {
  return byId.get(id) ?? byId.get("generic")!;
}

/** The headers by which signatures come, of whatever sender. */
export const signatureHeaders: readonly string[] = [
  ...new Set(senders.flatMap(({ scheme }) => (scheme ? [scheme.header] : []))),
  "svix-signature",
];
