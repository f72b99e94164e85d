import { lookMarks, mono, palette } from "./palette";

const { paper } = palette;

type Look = { style: string; class?: string };

/** Inline style and class of what Markdown makes, by tag: many mail programs read no style sheet. */
const looks: Record<string, Look> = {
  p: { style: "margin:0 0 16px" },
  h1: { style: "margin:28px 0 12px;font-size:22px;line-height:28px" },
  h2: { style: "margin:28px 0 12px;font-size:18px;line-height:25px" },
  h3: { style: "margin:24px 0 8px;font-size:16px;line-height:25px" },
  h4: { style: "margin:24px 0 8px;font-size:16px;line-height:25px" },
  h5: { style: "margin:24px 0 8px;font-size:16px;line-height:25px" },
  h6: { style: "margin:24px 0 8px;font-size:16px;line-height:25px" },
  ul: { style: "margin:0 0 16px;padding-left:22px" },
  ol: { style: "margin:0 0 16px;padding-left:24px" },
  li: { style: "margin:0 0 4px" },
  a: { style: `color:${lookMarks.accent}`, class: "link" },
  hr: { style: `margin:24px 0;border:0;border-top:1px solid ${paper.line}`, class: "line" },
  blockquote: {
    style: `margin:0 0 16px;padding-left:14px;border-left:2px solid ${paper.line};color:${paper.soft}`,
    class: "soft line",
  },
  code: { style: `font-family:${mono};font-size:14px` },
  pre: {
    style: `margin:0 0 16px;padding:12px;background:${paper.ground};border-radius:6px;white-space:pre-wrap;overflow-wrap:anywhere`,
    class: "code",
  },
  table: { style: "margin:0 0 16px;width:100%;border-collapse:collapse" },
  th: { style: `padding:6px 8px 6px 0;border-bottom:1px solid ${paper.line};text-align:left`, class: "line" },
  td: { style: `padding:6px 8px 6px 0;border-bottom:1px solid ${paper.line}`, class: "line" },
};

/** How a tag of Markdown looks in a text that runs in a direction; undefined where it needs no style. */
export function markdownLook(tag: string, direction: "ltr" | "rtl"): Look | undefined {
  const look = looks[tag];
  return look && direction === "rtl" ? { ...look, style: mirrored(look.style) } : look;
}

/** A style for a text from the right: what many mail programs do not know how to say by `start` and `end`. */
function mirrored(style: string): string {
  return style
    .replaceAll("left", "right")
    .replace(/padding:(\S+) (\S+) (\S+) (\S+?)(?=;|$)/, "padding:$1 $4 $3 $2");
}
