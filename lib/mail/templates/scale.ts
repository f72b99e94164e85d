import { palette, picturesMark } from "./palette";

/** A question whose scale is a row of links; all texts are HTML. */
export type Scale = {
  title: string;
  direction: "ltr" | "rtl";
  low: number;
  high: number;
  labels: { low: string; high: string };
  /** Of a scale of faces: the word of each, from the lowest; the word carries the meaning, also without pictures. */
  faces?: readonly string[] | undefined;
  /** What stands beside each number. */
  sign?: string | undefined;
  /** What a tap does and does not do. */
  note: string;
  url: (value: number) => string;
};

/** Draws a scale as one row of table cells, each a link; 11 fit a phone. */
export function scaleHtml({
  title,
  direction,
  low,
  high,
  labels,
  faces,
  sign = "",
  note,
  url,
}: Scale): string {
  const { paper, control } = palette;
  const steps = Array.from({ length: high - low + 1 }, (_, i) => low + i);
  const cells = steps.map((step) => {
    const word = faces?.[step - low];
    const link =
      word === undefined
        ? `<a href="${url(step)}" style="display:block;line-height:40px;color:${paper.ink};text-decoration:none;font-size:16px">${step}${sign}</a>`
        : `<a href="${url(step)}" style="display:block;padding:10px 2px 9px;color:${paper.ink};text-decoration:none;font-size:13px;line-height:17px">${face(step)}${word}</a>`;
    const align = word === undefined ? "" : ' valign="top"';
    return `<td class="step" align="center"${align} style="border:1px solid ${control};border-radius:6px;background:${paper.card}">${link}</td>`;
  });
  const table = `<table role="presentation" width="100%" cellpadding="0"`;
  return (
    `<p style="margin:28px 0 12px;font-size:18px;line-height:25px;font-weight:700">${title}</p>` +
    `${table} cellspacing="4" style="table-layout:fixed;margin:0 -4px;width:calc(100% + 8px)"><tr>${cells.join("")}</tr></table>` +
    (faces
      ? ""
      : `${table} cellspacing="0" class="soft" style="font-size:14px;line-height:20px;color:${paper.soft}"><tr>` +
        `<td style="padding-top:4px">${low} = ${labels.low}</td><td align="${direction === "rtl" ? "left" : "right"}" style="padding-top:4px">${high} = ${labels.high}</td></tr></table>`) +
    `<p class="soft" style="margin:16px 0 24px;font-size:14px;line-height:21px;color:${paper.soft}">${note}</p>`
  );
}

/** A face as a small picture in one tone that holds on light and dark; without pictures the number stands for it. */
function face(step: number): string {
  return `<img src="${picturesMark}/mail/face-${step}.png" width="30" height="30" alt="${step}" style="display:block;margin:0 auto 6px;border:0">`;
}
