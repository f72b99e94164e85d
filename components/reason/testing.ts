import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import en from "@/messages/en.json";
import sv from "@/messages/sv.json";

/** What a hook's words say in a language; a missing word is a failure. */
export function inWords<T>(locale: "en" | "sv", use: () => (told: T) => string, told: T): string {
  const heard = { words: "" };
  const onError = (error: Error) => {
    throw error;
  };
  const provider = { locale, messages: locale === "sv" ? sv : en, timeZone: "UTC", onError };
  renderToStaticMarkup(
    createElement(NextIntlClientProvider, provider as never, createElement(Reader<T>, { use, told, heard })),
  );
  return heard.words;
}

function Reader<T>({
  use,
  told,
  heard,
}: {
  use: () => (told: T) => string;
  told: T;
  heard: { words: string };
}) {
  heard.words = use()(told);
  return null;
}
