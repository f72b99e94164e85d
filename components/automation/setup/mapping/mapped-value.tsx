"use client";
import { Check, Info, type LucideIcon, Minus, SkipForward, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useFaultWhat } from "@/components/reason/fault-words";
import { cn } from "@/components/ui/cn";
import type { Judgement } from "@/lib/automation/decide/judge";
import { nameOfLanguage } from "@/lib/text/language";

/** What the respondent gets of a field's value, or why nothing. */
export function MappedValue({
  decided,
  target,
  tried,
}: {
  decided: boolean;
  target: string | null;
  tried: { value: string | null; fit: Judgement } | undefined;
}) {
  const t = useTranslations("wizard.mapping");
  const misfit = useFaultWhat();
  const locale = useLocale();
  if (!decided) return <Line icon={Info} look="text-warning" words={t("nowhere")} />;
  if (target === null) return <Line icon={SkipForward} look="text-muted-foreground" words={t("skipped")} />;
  const fit = tried?.fit;
  if (!fit) return null;
  if (fit.state === "misfit")
    return <Line icon={TriangleAlert} look="text-st-rejected" words={misfit(fit.faults[0])} />;
  if (fit.state === "missing")
    return fit.fault ? (
      <Line icon={TriangleAlert} look="text-st-rejected" words={t("requiredMissing")} />
    ) : (
      <Line icon={Minus} look="text-muted-foreground" words={t("empty")} />
    );
  const language = target === "language" ? languageWords(fit.text, locale) : null;
  if (language && fit.fallback)
    return (
      <Line icon={Info} look="text-warning" words={t("fallback", { language, value: tried.value ?? "" })} />
    );
  return <Line icon={Check} look="text-success" words={language ?? fit.text} />;
}

function Line({ icon: Icon, look, words }: { icon: LucideIcon; look: string; words: string }) {
  return (
    <span className={cn("flex items-start gap-1.5", look)}>
      <Icon size={14} aria-hidden className="mt-[3px] shrink-0" />
      <span className="wrap-anywhere">{words}</span>
    </span>
  );
}

/** A language's tag and its name in the reader's language: `da, Danish`. */
export function languageWords(tag: string, locale: string): string {
  const name = nameOfLanguage(tag, locale);
  return name !== tag ? `${tag}, ${name}` : tag;
}
