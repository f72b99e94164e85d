"use client";
import { useTranslations } from "next-intl";
import type { TemplateFault } from "@/lib/message/template-fault";

/** What is wrong with a text, in words. */
export function useFaultWords(surveyTitle: string | undefined): (fault: TemplateFault) => string {
  const t = useTranslations("messages.editor.fault");
  return ({ code, text, line, meant = "" }) => {
    if (code !== "unknown_field") return t(code, { line, text });
    return meant
      ? t("unknownMeant", { line, text, meant: `{{${meant}}}` })
      : t("unknown_field", { line, text, survey: surveyTitle ?? "–" });
  };
}
