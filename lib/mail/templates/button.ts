import { palette } from "./palette";

/**
 * A link that looks like a button in every mail program: the ground on cell and link, the room in the link.
 * @param url fit for an attribute
 * @param label HTML
 */
export function buttonHtml(url: string, label: string): string {
  const { accent, onAccent } = palette;
  return (
    `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:24px 0"><tr>` +
    `<td class="button" bgcolor="${accent}" style="background-color:${accent};border-radius:8px;mso-padding-alt:13px 24px">` +
    `<a href="${url}" style="display:inline-block;background-color:${accent};border-radius:8px;padding:13px 24px;color:${onAccent};font-weight:700;text-decoration:none">${label}</a>` +
    "</td></tr></table>"
  );
}
