import type { Filter, ThankYou, Translated } from "@/db/schema";
import { underTags, written } from "./texts";

/** What is said to some after the last page, as its editor holds it: texts blank where nothing is written. */
export type ThanksDraft = {
  /** Of this row while it is edited. */
  id: string;
  when: Filter | null;
  text: Translated;
  link: string;
  label: Translated;
  redirect: string;
};

/** What a survey says before the first page and after the last. */
export type EndsDraft = { welcome: Translated; thankYou: ThanksDraft[] };

/** What is stored of both ends. */
export type Ends = { welcome: Translated | null; thankYou: ThankYou[] };

/** Stored ends for their editor; texts stand under the survey's own language tags. */
export function draftOfEnds({ welcome, thankYou }: Ends, languages: readonly string[]): EndsDraft {
  return {
    welcome: underTags(welcome ?? {}, languages),
    thankYou: thankYou.map(({ when, text, link, redirect }, i) => ({
      ...{ id: `stored-${i}`, when, text: underTags(text, languages) },
      ...{ link: link?.url ?? "", label: underTags(link?.label ?? {}, languages), redirect: redirect ?? "" },
    })),
  };
}

/** A new thank-you for everybody, without texts. */
export function newThanks(id: string): ThanksDraft {
  return { id, when: null, text: {}, link: "", label: {}, redirect: "" };
}

/** Both ends as they are stored: only texts that are written; a link whose address is blank is none. */
export function endsOfDraft({ welcome, thankYou }: EndsDraft): Ends {
  const greeting = written(welcome);
  return {
    welcome: Object.keys(greeting).length > 0 ? greeting : null,
    thankYou: thankYou.map(({ when, text, link, label, redirect }) => ({
      ...{ when, text: written(text) },
      link: link.trim() ? { url: link.trim(), label: written(label) } : null,
      redirect: redirect.trim() || null,
    })),
  };
}

/** Places where the public reads what customers say, by the end of their host's name. */
const reviewSites = [
  ...["trustpilot.com", "yelp.com", "g.page", "google.com", "maps.app.goo.gl", "tripadvisor.com", "reco.se"],
  ...[
    "prisjakt.nu",
    "pricerunner.com",
    "pricerunner.se",
    "g2.com",
    "capterra.com",
    "feefo.com",
    "reviews.io",
  ],
  ...["glassdoor.com", "kununu.com", "booking.com", "apps.apple.com", "play.google.com", "ekomi.com"],
  ...[
    "trustedshops.com",
    "trustedshops.de",
    "tripadvisor.se",
    "yelp.se",
    "yell.com",
    "judge.me",
    "yotpo.com",
  ],
];

/** Does an address lead to a site where the public reads reviews? */
export function isReviewSite(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, pathname, search } = new URL(url);
  const host = hostname.replace(/^www\./, "");
  if (!reviewSites.some((site) => host === site || host.endsWith(`.${site}`))) return false;
  // Of Google only its maps and its reviews.
  return host !== "google.com" || /^\/(maps|search)/.test(pathname) || search.includes("review");
}

/**
 * The thank-yous that lead to a review site while others of the same survey do not: most such sites forbid to ask only
 * those who are pleased.
 * @returns their places
 */
export function gatedReviews(thankYou: readonly Pick<ThanksDraft, "when" | "link" | "redirect">[]): number[] {
  const leads = thankYou.map(({ link, redirect }) => isReviewSite(link) || isReviewSite(redirect));
  // What stands after one for everybody is never said.
  const last = thankYou.findIndex(({ when }) => when === null);
  const said = last < 0 ? leads : leads.slice(0, last + 1);
  if (last >= 0 && said.every(Boolean)) return [];
  return said.flatMap((is, i) => (is ? [i] : []));
}
