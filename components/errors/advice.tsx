import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TextLink } from "../ui/text-link";
import { type Places, placeNames } from "./places";

/**
 * What to do about a failure, a sentence or two a line; nothing for a code without words. The named places are links,
 * but for a reader who may not change them (`places` is null).
 */
export function useAdvice(code: string, places: Places | null): ReactNode[] {
  const t = useTranslations("failures");
  const tags = Object.fromEntries(
    placeNames.map((name) => {
      const href = places?.[name];
      return [name, (words: ReactNode) => (href ? <TextLink href={href}>{words}</TextLink> : words)];
    }),
  );
  const keys = [`${code}.advice`, `${code}.then`] as "invalid_data.advice"[];
  return keys
    .filter((key) => t.has(key))
    .map((key) => t.rich(key, { ...tags, code: (words) => <code>{words}</code> }));
}
