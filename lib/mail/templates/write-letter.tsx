import { render } from "@react-email/render";
import { headerText } from "../address";
import { type Letter, LetterMail } from "./letter";

/** The subject and both parts of a letter. */
export async function writeLetter(letter: Letter): Promise<{ subject: string; html: string; text: string }> {
  const html = await render(<LetterMail letter={letter} />);
  return {
    subject: headerText(letter.subject),
    html: html.replace(/<!--.*?-->/g, ""),
    text: textOf(letter),
  };
}

function textOf({ title, lead, streak, facts, todo, button, footer, stop }: Letter): string {
  const filled = lead.map(({ text, values }) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? ""),
  );
  const blocks = [
    title,
    filled.join(" "),
    streak?.caption,
    facts.map(({ label, lines }) => `${label}: ${lines.join(lines.length > 1 ? "\n  " : "")}`).join("\n"),
    todo && `${todo.title}\n${todo.text}`,
    `${button.label}:\n${button.url}`,
    ["-- ", ...footer, stop && `${stop.label}: ${stop.url}`].filter(Boolean).join("\n"),
  ];
  return `${blocks.filter(Boolean).join("\n\n")}\n`;
}
