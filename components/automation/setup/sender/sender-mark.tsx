import { Webhook } from "lucide-react";
import {
  type SimpleIcon,
  siAsana,
  siCaldotcom,
  siCalendly,
  siClerk,
  siGithub,
  siGoogleforms,
  siGreenhouse,
  siHubspot,
  siIntercom,
  siMailchimp,
  siMeta,
  siPaddle,
  siResend,
  siShopify,
  siSquare,
  siStripe,
  siWebflow,
  siWoo,
  siXero,
  siZendesk,
  siZoom,
} from "simple-icons";

const marks: Record<string, SimpleIcon> = {
  ...{ asana: siAsana, "cal-com": siCaldotcom, calendly: siCalendly, clerk: siClerk, github: siGithub },
  ...{ "google-forms": siGoogleforms, greenhouse: siGreenhouse, hubspot: siHubspot, intercom: siIntercom },
  ...{ mailchimp: siMailchimp, meta: siMeta, paddle: siPaddle, resend: siResend, shopify: siShopify },
  ...{ square: siSquare, stripe: siStripe, webflow: siWebflow, xero: siXero },
  ...{ woocommerce: siWoo, zendesk: siZendesk, zoom: siZoom },
};

/** The mark of a system, in one colour; where there is none, its first letters. Says nothing: its name stands beside it. */
export function SenderMark({ id, name }: { id: string; name: string }) {
  const mark = marks[id];
  return (
    <span
      aria-hidden
      className="grid size-7 shrink-0 place-items-center rounded-md bg-sunken text-xs font-semibold text-body"
    >
      {id === "generic" ? (
        <Webhook size={16} />
      ) : mark ? (
        // biome-ignore lint/a11y/noSvgWithoutTitle: it is hidden, and its name stands beside it
        <svg viewBox="0 0 24 24" width={16} height={16} fill="currentColor">
          <path d={mark.path} />
        </svg>
      ) : (
        name.slice(0, 2)
      )}
    </span>
  );
}
