import type { CSSProperties, ReactNode } from "react";
import { directionOf } from "@/lib/text/language";
import { type MailLook, palette, sans, styleSheet, type Tone } from "./palette";

const layout = { role: "presentation", width: "100%", cellPadding: 0, cellSpacing: 0 } as const;
/** Outlook knows no max-width: there the attribute alone says how wide a mail is. */
const column = { ...layout, width: 560 } as const;

/** What every mail stands in: the ground, one card of 560 px, and small print under it. */
export function Frame({
  lang,
  footerLang = lang,
  title,
  tone,
  look,
  children,
  footer,
}: {
  lang: string;
  footerLang?: string;
  title: string;
  tone: Tone;
  look?: MailLook;
  children: ReactNode;
  footer: ReactNode;
}) {
  const colours = palette[tone];
  const warm = tone === "paper";
  const ground: CSSProperties = { background: colours.ground };
  const text: CSSProperties = { fontFamily: sans, color: colours.ink };
  return (
    <html lang={lang} {...running(lang).attributes}>
      {/* biome-ignore lint/style/noHeadElement: a mail is no page of Next */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{title}</title>
        <style>{styleSheet(tone, look)}</style>
      </head>
      <body className="ground" style={{ margin: 0, ...ground }}>
        <table {...layout} className="ground" style={ground}>
          <tbody>
            <tr>
              <td className="out" align="center" style={{ padding: "32px 16px" }}>
                <table
                  {...column}
                  className="card wide"
                  style={{
                    maxWidth: "100%",
                    background: colours.card,
                    border: `1px solid ${colours.line}`,
                    borderRadius: look?.radius === 0 ? 0 : warm ? 12 : 10,
                    borderCollapse: "separate",
                  }}
                >
                  <tbody>
                    <tr>
                      <td
                        className="cell ink"
                        align={running(lang).align}
                        {...running(lang).attributes}
                        style={{
                          ...text,
                          padding: warm ? "36px 40px 20px" : "32px 36px 20px",
                          fontSize: warm ? 16 : 15,
                          lineHeight: warm ? "25px" : "23px",
                        }}
                      >
                        {children}
                      </td>
                    </tr>
                  </tbody>
                </table>
                <table {...column} className="wide" style={{ maxWidth: "100%" }}>
                  <tbody>
                    <tr>
                      <td
                        className="cell soft"
                        align={running(footerLang).align}
                        {...running(footerLang).attributes}
                        style={{
                          ...text,
                          padding: `20px ${warm ? 40 : 36}px`,
                          fontSize: 13,
                          lineHeight: "20px",
                          color: colours.soft,
                        }}
                      >
                        {footer}
                      </td>
                    </tr>
                  </tbody>
                </table>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  );
}

/** Where a language's lines begin; said on the cells, for some mail programs throw `html` away. */
function running(language: string) {
  return directionOf(language) === "rtl"
    ? ({ align: "right", attributes: { dir: "rtl" } } as const)
    : ({ align: "left", attributes: {} } as const);
}
