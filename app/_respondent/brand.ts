import type { PageLogo } from "@/components/respondent/page-top";
import { themeRules } from "@/lib/brand/page-rules";
import type { Visitor } from "@/lib/respondent/queries";

/** What a visitor's page has of its survey's theme, else of its sender's. */
export function brandRules({ survey, sender }: Visitor): string {
  return themeRules(survey.theme ?? sender.theme);
}

/** On a page a logo is at most so large, in CSS pixels. */
const most = { width: 220, height: 56 };

/** A logo as large as a page shows it. */
export function shownLogo(logo: Visitor["logo"]): PageLogo | null {
  if (!logo) return null;
  const { id, width, height } = logo;
  const part = Math.min(1, most.width / width, most.height / height);
  return { id, width: Math.max(1, Math.round(width * part)), height: Math.max(1, Math.round(height * part)) };
}
