"use client";
import { Check, History } from "lucide-react";
import { useTranslations } from "next-intl";
import { useLanguageName } from "@/components/shell/language-name";
import { Button } from "@/components/ui/button";
import { directionOf } from "@/lib/text/language";

/** Says that a translation is older than its text, and what that said then; one press says that it is still right. */
export function OutdatedMark({
  place,
  first,
  was,
  onConfirm,
}: {
  place: string;
  first: string;
  was: string;
  onConfirm: (() => void) | null;
}) {
  const t = useTranslations("survey.translations");
  const nameOf = useLanguageName();
  return (
    <div className="flex flex-col items-start gap-1 px-1.5 pb-1 text-xs">
      <p className="flex gap-1 text-warning">
        <History size={14} aria-hidden className="mt-px shrink-0" />
        {t("changedSince", { language: nameOf(first) })}
      </p>
      <p className="text-muted-foreground wrap-anywhere">
        {t.rich("was", {
          text: was,
          lang: (words) => (
            <q lang={first} dir={directionOf(first)}>
              {words}
            </q>
          ),
        })}
      </p>
      {onConfirm ? (
        <Button size="sm" aria-label={t("stillRightAt", { place })} onClick={onConfirm}>
          <Check size={14} aria-hidden />
          {t("stillRight")}
        </Button>
      ) : null}
    </div>
  );
}
