import type { ReactNode } from "react";
import type { Speech } from "@/lib/survey/translation";
import { NoticeMark } from "./icons";

type Props = {
  mark: Parameters<typeof NoticeMark>[0]["mark"];
  title: string;
  /** What the title speaks, where that is not the page's language. */
  speech?: Speech;
  texts: string[];
  /** HTML that stands in place of the texts; with a heading of its own in place of the title too. */
  html?: string;
  link?: { url: string; label: string; speech?: Speech };
  hint?: string;
  children?: ReactNode;
};

/** A page that says one thing: thanks, or why there is nothing to answer. */
export function Notice({ mark, title, texts, html, speech, link, hint, children }: Props) {
  return (
    <div className="notice">
      <NoticeMark mark={mark} />
      {html?.startsWith("<h1>") ? null : <h1 {...speech}>{title}</h1>}
      {html === undefined ? (
        texts.map((text) => <p key={text}>{text}</p>)
      ) : (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: our own Markdown, without raw HTML
        <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
      )}
      {link && (
        <a className="send" href={link.url} {...link.speech}>
          {link.label}
        </a>
      )}
      {hint && <p className="hint">{hint}</p>}
      {children}
    </div>
  );
}
