import type { IncomingMessage } from "node:http";
import { pickLocale } from "@/app/locale";
import { problems as en } from "@/messages/en.json";
import { problems as sv } from "@/messages/sv.json";

const words = { en, sv };

/** What a plain page says; `again` are seconds after which it loads itself again. */
export type Said = { language: string; title: string; text: string; again?: number };

/** What is said of trouble, in the language that was chosen or that the browser asks for. */
export function problemWords({ headers }: IncomingMessage): { language: string; problems: typeof en } {
  const chosen = /(?:^|;\s*)locale=(\w+)/.exec(headers.cookie ?? "")?.[1];
  const language = pickLocale(chosen, headers["accept-language"] ?? null);
  return { language, problems: words[language] };
}

/** A page that needs nothing of the app behind it. */
export function plainPage({ language, title, text, again }: Said): string {
  const refresh = again ? `<meta http-equiv="refresh" content="${again}">` : "";
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">${refresh}<title>${title}</title>
<body style="font:16px/1.5 system-ui,sans-serif;max-width:28rem;margin:0 auto;padding:3rem 1.5rem"><main><h1>${title}</h1><p>${text}</p></main></body></html>`;
}
