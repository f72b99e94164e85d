import { useLocale, useTranslations } from "next-intl";

type Delay = { duration: string } | { field: string } | null;

const units = { W: "week", D: "day", H: "hour", M: "minute", S: "second" } as const;

/** What an automation sends and when, as a sentence. `survey` is its survey's title as it is to stand there. */
export function SendsSentence({ delay, survey }: { delay: Delay; survey: React.ReactNode }) {
  const t = useTranslations("automation.sends");
  const locale = useLocale();
  const words = { survey: () => survey };
  if (!survey) return t("none");
  if (!delay) return t.rich("at_once", words);
  if ("field" in delay) return t.rich("field", { ...words, field: delay.field });
  return t.rich("after", { ...words, delay: durationWords(delay.duration, locale) });
}

/** "2 days and 3 hours" for `P2DT3H`. */
export function durationWords(duration: string, locale: string): string {
  const parts = [...duration.matchAll(/(\d+)([WDHMS])/g)]
    .filter(([, amount]) => Number(amount) > 0)
    .map(([, amount, unit]) =>
      new Intl.NumberFormat(locale, {
        style: "unit",
        unit: units[unit as keyof typeof units],
        unitDisplay: "long",
      }).format(Number(amount)),
    );
  return new Intl.ListFormat(locale).format(parts);
}
