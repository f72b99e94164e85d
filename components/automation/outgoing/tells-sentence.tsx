import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** Of whose answers an alert tells, and when. */
export function TellsSentence({
  alert,
  survey,
}: {
  alert: { digest: "daily" | "weekly" | null } | null;
  survey: ReactNode;
}) {
  const t = useTranslations("alert");
  if (!survey) return t("noSurvey");
  return t.rich("sentence", { survey: () => survey, digest: alert?.digest ?? "now" });
}
