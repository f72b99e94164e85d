import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

type Words = Parameters<Awaited<ReturnType<typeof getTranslations<never>>>>[0];

/** A page's title, in the reader's language. */
export function titled(words: Words): () => Promise<Metadata> {
  return async () => ({ title: (await getTranslations())(words) });
}
