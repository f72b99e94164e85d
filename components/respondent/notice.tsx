import type { ReactNode } from "react";
import { NoticeMark } from "./icons";

type Props = {
  mark: Parameters<typeof NoticeMark>[0]["mark"];
  title: string;
  texts: string[];
  hint?: string;
  children?: ReactNode;
};

/** A page that says one thing: thanks, or why there is nothing to answer. */
export function Notice({ mark, title, texts, hint, children }: Props) {
  return (
    <div className="notice">
      <NoticeMark mark={mark} />
      <h1>{title}</h1>
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {hint && <p className="hint">{hint}</p>}
      {children}
    </div>
  );
}
