import { useLocale, useTimeZone, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { SetupTrial } from "@/lib/invitation/try-sending";

const b = (words: ReactNode) => <b className="font-semibold">{words}</b>;

/** When an invitation would leave, in the workspace's zone. */
export function SendingSentence({
  trial,
  delayed,
}: {
  trial: SetupTrial;
  delayed: "no" | "request" | "field";
}) {
  const t = useTranslations("wizard.settings.sends");
  const words = useMomentWords();
  const zone = useTimeZone() ?? "UTC";
  const { sending, opensAt } = trial;
  if ("fault" in sending)
    return t(sending.fault === "missing_field" ? "missing" : "invalid", { field: sending.field });
  return (
    <>
      {delayed === "no"
        ? t.rich("now", { b })
        : t.rich(delayed === "field" ? "field" : "later", { ...words(sending.at), b })}{" "}
      {opensAt ? <>{t.rich("window", { ...words(opensAt), b })} </> : null}
      {delayed === "no" && !opensAt ? null : t("zone", { zone })}
    </>
  );
}

/** A moment as `Thursday 26 November` and `10:00`, in the workspace's zone. */
function useMomentWords(): (at: string) => { date: string; time: string } {
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const tag = locale === "en" ? "en-GB" : locale;
  return (at) => {
    const format = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(tag, { ...options, timeZone }).format(new Date(at));
    const far = new Date(at).getTime() - Date.now() > 300 * 86_400_000;
    return {
      date: format({ weekday: "long", day: "numeric", month: "long", ...(far ? { year: "numeric" } : {}) }),
      time: format({ hour: "2-digit", minute: "2-digit" }),
    };
  };
}
