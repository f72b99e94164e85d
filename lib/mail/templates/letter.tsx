import { Fragment, type ReactNode } from "react";
import { buttonHtml } from "./button";
import { escapeHtml } from "./escape";
import { Frame } from "./frame";
import { mono, palette } from "./palette";

/** A text whose `{names}` are still to be filled, and the values. Names of things are set in bold. */
export type Rich = { text: string; values: Record<string, string> };

/** What a mail to people who work with Surveyhook says; all of it text. */
export type Letter = {
  language: string;
  subject: string;
  title: string;
  lead: Rich[];
  streak: { count: number; limit: number; caption: string } | null;
  facts: { label: string; lines: string[]; code?: boolean }[];
  todo: { title: string; text: string } | null;
  button: { label: string; url: string };
  footer: string[];
  stop: { label: string; url: string } | null;
};

const { cool, control, danger } = palette;
const longestRow = 20;

/** A mail on the cool ground: the cause as heading, the streak, the facts, what to do, one button. */
export function LetterMail({ letter }: { letter: Letter }) {
  const { streak, facts, todo, button, stop } = letter;
  const footer = (
    <>
      {letter.footer.join(" ")}
      {stop && (
        <>
          {letter.footer.length > 0 && " "}
          <a href={stop.url} style={{ color: cool.soft }}>
            {stop.label}
          </a>
        </>
      )}
    </>
  );
  return (
    <Frame lang={letter.language} title={letter.subject} tone="cool" footer={footer}>
      <p className="link" style={{ margin: 0, fontWeight: 700, color: palette.accent }}>
        Surveyhook
      </p>
      <h1 style={{ margin: "22px 0 8px", fontSize: 20, lineHeight: "27px", letterSpacing: "-.01em" }}>
        {letter.title}
      </h1>
      <p style={{ margin: "0 0 18px" }}>
        {letter.lead.map((rich, place) => (
          <Fragment key={rich.text}>
            {place > 0 && " "}
            {richText(rich)}
          </Fragment>
        ))}
      </p>
      {streak && <Streak {...streak} />}
      {facts.length > 0 && <Facts facts={facts} />}
      {todo && (
        <>
          <p style={{ margin: "20px 0 6px", fontWeight: 700 }}>{todo.title}</p>
          <p style={{ margin: 0 }}>{todo.text}</p>
        </>
      )}
      <Button {...button} />
    </Frame>
  );
}

function Button({ label, url }: Letter["button"]) {
  const html = buttonHtml(escapeHtml(url), escapeHtml(label));
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made of escaped texts
  return <div dangerouslySetInnerHTML={{ __html: html }} />;
}

const layout = { role: "presentation", cellPadding: 0 } as const;
const strong = new Set(["automation", "workspace"]);

function richText({ text, values }: Rich): ReactNode[] {
  return text.split(/\{(\w+)\}/).map((piece, place) => {
    if (place % 2 === 0) return piece;
    const value = values[piece] ?? "";
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces never move
    return strong.has(piece) ? <b key={place}>{value}</b> : value;
  });
}

/** One cell a failure up to the limit; a bar where there would be too many. */
function Streak({ count, limit, caption }: NonNullable<Letter["streak"]>) {
  const full = { background: danger, border: `1px solid ${danger}` };
  const open = { background: cool.card, border: `1px solid ${control}` };
  const cell = { height: 14, borderRadius: 2, fontSize: 0, lineHeight: 0 };
  const percent = Math.min(100, Math.max(1, Math.round((100 * count) / limit)));
  const cells =
    limit <= longestRow
      ? Array.from({ length: limit }, (_, place) => ({ filled: place < count, width: undefined }))
      : [
          { filled: true, width: `${percent}%` },
          { filled: false, width: `${100 - percent}%` },
        ].filter(({ width }) => width !== "0%");
  return (
    <>
      <table
        {...layout}
        cellSpacing={4}
        aria-hidden="true"
        style={{ tableLayout: "fixed", margin: "0 -4px", width: "calc(100% + 8px)" }}
      >
        <tbody>
          <tr>
            {cells.map(({ filled, width }, place) => (
              <td
                // biome-ignore lint/suspicious/noArrayIndexKey: the cells never move
                key={place}
                className={filled ? undefined : "step open"}
                width={width}
                style={{ ...cell, ...(filled ? full : open) }}
              >
                {"\u00a0"}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <p
        className="soft"
        style={{ margin: "2px 0 22px", fontSize: 13, lineHeight: "20px", color: cool.soft }}
      >
        {caption}
      </p>
    </>
  );
}

function Facts({ facts }: { facts: Letter["facts"] }) {
  const line = `1px solid ${cool.line}`;
  return (
    <table
      {...layout}
      cellSpacing={0}
      className="line"
      style={{ width: "100%", borderTop: line, borderBottom: line, fontSize: 14, lineHeight: "21px" }}
    >
      <tbody>
        <tr>
          <td style={{ padding: "8px 0" }}>
            <table {...layout} cellSpacing={0} style={{ fontSize: 14, lineHeight: "21px" }}>
              <tbody>
                {facts.map(({ label, lines, code }) => (
                  <tr key={label}>
                    <td
                      className="soft"
                      style={{
                        padding: "6px 16px 6px 0",
                        color: cool.soft,
                        width: 110,
                        verticalAlign: "top",
                      }}
                    >
                      {label}
                    </td>
                    <td
                      style={{
                        padding: "6px 0",
                        overflowWrap: "anywhere",
                        ...(code ? { fontFamily: mono, fontSize: 13 } : {}),
                      }}
                    >
                      {lines.map((text, place) => (
                        <Fragment key={text}>
                          {place > 0 && <br />}
                          {text}
                        </Fragment>
                      ))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </td>
        </tr>
      </tbody>
    </table>
  );
}
