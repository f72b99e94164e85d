import { Frame } from "./frame";
import { palette } from "./palette";

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
}: {
  lang: string;
  footerLang: string;
  subject: string;
  sender: string;
  bodyHtml: string;
  reason: string;
  once: string;
  unsubscribe: { url: string; label: string };
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
    </div>
  );
  return (
    <Frame lang={lang} footerLang={footerLang} title={subject} tone="paper" footer={footer}>
      <p style={{ margin: "0 0 24px", fontWeight: 700 }}>{sender}</p>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: markdown-it's output, raw HTML is off */}
      <div dangerouslySetInnerHTML={{ __html: bodyHtml }} />
    </Frame>
  );
}
