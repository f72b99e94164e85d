import type { MessageContent } from "@/lib/message/queries";

/** Whether a language still has the text of the one to fall back to. */
export function isUntranslated(content: MessageContent, language: string): boolean {
  const [first] = Object.keys(content);
  const [here, there] = [content[language], content[first!]];
  return language !== first && here!.body.trim() === there!.body.trim() && here!.body.trim() !== "";
}

/** A message in one language more: it begins with the text of the one to fall back to. */
export function withLanguage(content: MessageContent, language: string): MessageContent {
  return { ...content, [language]: Object.values(content)[0]! };
}
