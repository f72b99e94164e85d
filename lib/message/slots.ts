import { escapeHtml } from "../mail/templates/escape";
import { lookMarks } from "../mail/templates/palette";
import { type Field, fieldValue, type Values } from "./merge";

/**
 * How a field's value is put in: as text of the mail; as text where no link may begin; inside a URL; as a URL's
 * beginning; inside another attribute; or as the block of the first question.
 */
export type Place = "text" | "inline" | "urlPart" | "urlStart" | "attribute" | "question";

/** A rendered text cut at the places where values go. */
export type Slot = string | (Field & { place: Place });

/** Fields whose values we make ourselves: links that may stand as they are. */
export const ownLinks: ReadonlySet<string> = new Set(["surveyLink", "unsubscribeLink"]);

/** Puts values into HTML: escaped in text, percent-encoded in URLs. */
export function fillHtml(slots: readonly Slot[], values: Values): string {
  let html = "";
  for (const slot of slots) html += typeof slot === "string" ? slot : htmlValue(slot, values);
  return html;
}

/** Puts values into plain text: as they are, percent-encoded in URLs. */
export function fillText(slots: readonly Slot[], values: Values): string {
  let text = "";
  for (const slot of slots) {
    text += typeof slot === "string" ? slot : printable(textValue(slot, fieldValue(slot, values)));
  }
  return text;
}

function htmlValue(slot: Exclude<Slot, string>, values: Values): string {
  const value = fieldValue(slot, values);
  if (slot.place === "question") return "";
  const escaped = escapeHtml(printable(textValue(slot, value)));
  if (slot.place !== "text") return escaped;
  if (ownLinks.has(slot.name) && value !== "")
    return `<a href="${escaped}" class="link" style="color:${lookMarks.accent}">${escaped}</a>`;
  return escaped.replaceAll("\n", "<br>");
}

function textValue(slot: Exclude<Slot, string>, value: string): string {
  if (slot.place === "urlPart") return encodeURIComponent(value.toWellFormed());
  if (slot.place !== "urlStart" || ownLinks.has(slot.name)) return value;
  return isWebAddress(value) ? new URL(value).href : encodeURIComponent(value.toWellFormed());
}

function isWebAddress(value: string): boolean {
  return /^https?:\/\//i.test(value) && URL.canParse(value);
}

/** Without the control characters that no mail may carry; tabs stay, and line breaks in one form. */
function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\t\n]/gu, "");
}
