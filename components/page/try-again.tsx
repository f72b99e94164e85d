"use client";
import { useTranslations } from "next-intl";
import { buttonClass } from "../ui/button-class";

/** Makes a page that failed once more. Part of every page, so it brings as little script as it can. */
export function TryAgain({ reset }: { reset: () => void }) {
  const t = useTranslations("ui");
  return (
    <button type="button" className={buttonClass({})} onClick={reset}>
      {t("tryAgain")}
    </button>
  );
}
