import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** Whose answers are posted, and where to. */
export function PostsSentence({
  outgoing,
  survey,
}: {
  outgoing: { host: string } | null;
  survey: ReactNode;
}) {
  const t = useTranslations("outgoing.sentence");
  const host = outgoing?.host.replace(/:443$/, "") ?? "";
  const shown = () => <span className="font-mono text-sm">{host}</span>;
  const asked = () => survey;
  if (!survey) return t("noSurvey");
  return host ? t.rich("posts", { survey: asked, host: shown }) : t.rich("noReceiver", { survey: asked });
}
