"use client";
import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Input, TextArea } from "@/components/ui/input";
import { directionOf } from "@/lib/text/language";
import { useOriginal } from "../questions/use-original";

/** A text of a survey in the language that is being written; what it says in another stands under it. */
export function EndText({
  label,
  hint,
  error,
  texts,
  language,
  languages,
  short = false,
  onChange,
}: {
  label: string;
  hint?: string;
  error?: ReactNode;
  texts: Readonly<Record<string, string>>;
  language: string;
  languages: readonly string[];
  /** One line. */
  short?: boolean;
  onChange: (texts: Record<string, string>) => void;
}) {
  const original = useOriginal(language, languages);
  const written = {
    value: texts[language] ?? "",
    lang: language,
    dir: directionOf(language),
    maxLength: 2000,
  };
  const put = (words: string) => onChange({ ...texts, [language]: words });
  return (
    <Field label={label} hint={original(texts) ?? hint} error={error}>
      {(control) =>
        short ? (
          <Input {...control} {...written} onChange={(event) => put(event.target.value)} />
        ) : (
          <TextArea {...control} {...written} rows={4} onChange={(event) => put(event.target.value)} />
        )
      }
    </Field>
  );
}
