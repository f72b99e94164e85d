import { Fragment } from "react";
import { Frame } from "./frame";
import { type MailLook, palette } from "./palette";

/** An invitation: the sender's name in the place of a logo, the message, why it came, and the way out. */
export function Invitation({
  lang,
  footerLang,
  subject,
  sender,
  bodyHtml,
  reason,
  once,
  unsubscribe,
  look,
  ownFooter,
}: {
  lang: string;
  footerLang: string;
  subject: string;
  sender: string;
  bodyHtml: string;
  reason: string;
  once: string;
  unsubscribe: { url: string; label: string };
  look: MailLook;
  /** The sender's own, line by line. */
  ownFooter: readonly string[];
}) {
  const footer = (
    <div lang={footerLang}>
      {reason} {once}
      <br />
      <a href={unsubscribe.url} style={{ color: palette.paper.soft }}>
        {unsubscribe.label}
      </a>
      {" \u00a0·\u00a0 "}
      {sender}
      {ownFooter.map((line) => (
        <Fragment key={line}>
          <br />
          {line}
        </Fragment>
      ))}
    </div>
  );
  return (
    <Frame lang={lang} footerLang={footerLang} title={subject} tone="paper" look={look} footer={footer}>
      {look.logo ? (
        <p style={{ margin: "0 0 24px" }}>
          {/* biome-ignore lint/performance/noImgElement: a mail knows no other */}
          <img
            className="logo"
            src={look.logo.url}
            width={look.logo.width}
            height={look.logo.height}
            alt={sender}
            style={{ border: 0, maxWidth: "100%", height: "auto" }}
          />
        </p>
      ) : (
        <p style={{ margin: "0 0 24px", fontWeight: 700 }}>{sender}</p>
      )}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: markdown-it's output, raw HTML is off */}
      <div dangerouslySetInnerHTML={{ __html: bodyHtml }} />
    </Frame>
  );
}
