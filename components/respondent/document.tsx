import type { ReactNode } from "react";
import { rightToLeft } from "@/lib/survey/translation";
import { style } from "./style";

type Props = {
  language: string;
  title: string;
  /** Of this answer, for the style sheet. */
  nonce: string;
  /** `paper` for those who answer, `desk` for those who work. */
  ground?: "paper" | "desk";
  /** Fetched when a person first touches the form; a mail scanner touches nothing. */
  openedUrl?: string;
  /** Rules of this page alone. */
  rules?: string;
  /** Where the browser goes on to at once. */
  redirect?: string;
  /** What its forms and links tell of it: nothing, where its address is a secret. */
  referrer?: "no-referrer" | "same-origin";
  children: ReactNode;
};

/** A whole HTML document of a respondent's page: no script, no fetched file. */
export function RespondentDocument(props: Props) {
  const { language, title, nonce, ground = "paper", openedUrl, rules = "", redirect, children } = props;
  const { referrer = "no-referrer" } = props;
  const signal = openedUrl
    ? `.card:is(:hover,:focus-within,:active)~.opened{background:url(${JSON.stringify(openedUrl)})}`
    : "";
  return (
    <html lang={language} {...rightToLeft(language)} className={ground === "desk" ? "desk" : undefined}>
      {/* biome-ignore lint/style/noHeadElement: no Next page, the whole document is drawn here */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="referrer" content={referrer} />
        <meta name="format-detection" content="telephone=no" />
        {redirect ? <meta httpEquiv="refresh" content={`0;url=${redirect}`} /> : null}
        <title>{title}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant; React would escape its quotes */}
        <style nonce={nonce} dangerouslySetInnerHTML={{ __html: style + rules + signal }} />
      </head>
      <body>
        <main className="col">{children}</main>
      </body>
    </html>
  );
}
