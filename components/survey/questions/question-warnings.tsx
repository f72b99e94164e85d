"use client";
import { Info } from "lucide-react";
import { useTranslations } from "next-intl";
import { useLanguageName } from "@/components/shell/language-name";
import { Button } from "@/components/ui/button";
import type { QuestionWarning } from "@/lib/survey/question/warnings";

/** What a question is warned of, each with what helps. @param onMend undefined for those who may only look */
export function QuestionWarnings({
  number,
  warnings,
  onMend,
}: {
  number: number;
  warnings: readonly QuestionWarning[];
  onMend: ((warning: QuestionWarning) => void) | undefined;
}) {
  const t = useTranslations("survey.questions.warning");
  const nameOf = useLanguageName();
  return (
    <ul className="grid gap-1 px-4 pb-2.5">
      {warnings.map((warning) => {
        const language = "language" in warning ? nameOf(warning.language, "within") : "";
        return (
          <li
            key={`${warning.code} ${language}`}
            className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-warning"
          >
            <Info size={14} aria-hidden className="shrink-0" />
            <span className="min-w-0 wrap-anywhere">{t(warning.code, { language })}</span>
            {onMend ? (
              <Button
                size="sm"
                variant="ghost"
                aria-label={t("mendOf", { act: t(`mend.${warning.code}`), number, language })}
                onClick={() => onMend(warning)}
              >
                {t(`mend.${warning.code}`)}
              </Button>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
