import MarkdownIt, { type Token } from "markdown-it";
import { brandedButton } from "../mail/templates/button";
import { markdownLook } from "../mail/templates/markdown-styles";
import { cutMarks, type Marks, markFields, placeMarks } from "./marks";
import type { Slot } from "./slots";

const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true });
// A picture in a mail is blocked, tracked or broken more often than seen: its description stays.
markdown.renderer.rules.image = (tokens, index) => markdown.utils.escapeHtml(tokens[index]!.content);

const questionLine = /^[ \t]*(\{\{\s*firstQuestion\s*(?:\|[^{}]*)?\}\})[ \t]*$/gm;
const bracketedLink = /<(\{\{\s*(?:surveyLink|unsubscribeLink)\s*(?:\|[^{}]*)?\}\})>/g;

type Direction = "ltr" | "rtl";

/** How a paragraph that is nothing but a link to the survey is drawn; url and label are HTML. */
export type DrawButton = (url: string, label: string) => string;

/**
 * Renders a Markdown body (CommonMark with tables; raw HTML is shown as text) with stand-ins where its merge fields go.
 * A paragraph that is nothing but a link to the survey becomes a button, one that is `{{firstQuestion}}` a block.
 */
export function renderMarkdown(
  body: string,
  button: DrawButton,
  direction: Direction = "ltr",
): { html: string; marks: Marks } {
  const marks = markFields(body.replace(questionLine, "\n\n$1\n\n").replace(bracketedLink, "$1"));
  return { html: placeMarks(render(marks, button, direction), marks), marks };
}

/** A body as HTML with slots. `misplaced`: a `{{firstQuestion}}` is not on a line of its own. */
export function compileHtml(
  body: string,
  direction: Direction = "ltr",
): { slots: Slot[]; misplaced: boolean } {
  const { html, marks } = renderMarkdown(body, brandedButton, direction);
  const slots = cutMarks(html, marks);
  const questions = marks.fields.filter(({ name }) => name === "firstQuestion").length;
  const blocks = slots.filter((slot) => typeof slot !== "string" && slot.place === "question").length;
  return { slots, misplaced: questions > blocks };
}

function render(marks: Marks, button: DrawButton, direction: Direction): string {
  const tokens = markdown.parse(marks.text, {});
  const blocks: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const content = token.type === "paragraph_open" ? tokens[at + 1]! : undefined;
    const block = content && (questionBlock(content, marks) ?? buttonBlock(content, marks, button));
    if (block === undefined) blocks.push(styled(token, direction));
    else {
      blocks.push(Object.assign(content!, { type: "html_block", content: block }));
      at += 2;
    }
  }
  return markdown.renderer.render(blocks, markdown.options, {});
}

function styled(token: Token, direction: Direction): Token {
  const look = token.nesting >= 0 ? markdownLook(token.tag, direction) : undefined;
  if (look) {
    token.attrSet("style", [look.style, token.attrGet("style")].filter(Boolean).join(";"));
    if (look.class) token.attrJoin("class", look.class);
  }
  for (const child of token.children ?? []) styled(child, direction);
  return token;
}

function questionBlock({ content }: Token, marks: Marks): string | undefined {
  if (fieldOf(content.trim(), marks) !== "firstQuestion") return undefined;
  return `<p>${content.trim().replace(marks.pattern("x"), (_mark, _x, index) => marks.mark(Number(index), "q"))}</p>`;
}

function buttonBlock(content: Token, marks: Marks, button: DrawButton): string | undefined {
  const children = (content.children ?? []).filter(({ type }) => !/^(?:strong|em)_/.test(type));
  const [first, ...rest] = children.filter(({ type, content }) => type !== "text" || content.trim() !== "");
  const href = first?.type === "link_open" ? String(first.attrGet("href")) : "";
  if (fieldOf(href, marks) !== "surveyLink" || rest.at(-1)?.type !== "link_close") return undefined;
  const label = rest.slice(0, -1);
  if (label.length === 0 || label.some(({ type }) => type.startsWith("link_"))) return undefined;
  return button(href, markdown.renderer.renderInline(label, markdown.options, {}));
}

/** The name of the field that a text is the stand-in of, and nothing else. */
function fieldOf(text: string, { fields, pattern }: Marks): string | undefined {
  const match = new RegExp(`^${pattern("x").source}$`).exec(text);
  return match ? fields[Number(match[2])]?.name : undefined;
}
