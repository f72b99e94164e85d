import { Check } from "lucide-react";
import { useTranslations } from "next-intl";

/** Says that a form was saved, until it is sent again. */
export function Saved({ state, words }: { state: null | { ok: boolean }; words?: string }) {
  const t = useTranslations("settings");
  return (
    <span role="status">
      {state?.ok ? (
        <span className="inline-flex h-6 items-center gap-1.5 rounded-xl border border-success-line bg-success-soft pr-2.5 pl-2 text-xs text-success">
          <Check size={12} aria-hidden />
          {words ?? t("saved")}
        </span>
      ) : null}
    </span>
  );
}
