import { lookMarks, palette } from "./palette";

const ours: Record<"accent" | "onAccent" | "radius", string> = {
  accent: palette.accent,
  onAccent: palette.onAccent,
  radius: "8px",
};

/**
 * A link that looks like a button in every mail program: the ground on cell and link, the room in the link.
 * @param url fit for an attribute
 * @param label HTML
 */
export function buttonHtml(url: string, label: string, { accent, onAccent, radius } = ours): string {
  return (
    `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:24px 0"><tr>` +
    `<td class="button" bgcolor="${accent}" style="background-color:${accent};border-radius:${radius};mso-padding-alt:13px 24px">` +
    `<a href="${url}" style="display:inline-block;background-color:${accent};border-radius:${radius};padding:13px 24px;color:${onAccent};font-weight:700;text-decoration:none">${label}</a>` +
    "</td></tr></table>"
  );
}

/** The same in a mail of a brand, whose look is put in later. */
export function brandedButton(url: string, label: string): string {
  return buttonHtml(url, label, lookMarks);
}
