import { normal } from "@/lib/text/normal";

let last = { text: "", folded: "" };

/** A text as texts are compared: in NFC and without regard to case. The last one is remembered: many conditions ask for one. */
export function folded(text: string): string {
  if (text !== last.text) last = { text, folded: normal(text).toLowerCase() };
  return last.folded;
}
