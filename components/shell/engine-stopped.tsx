"use client";
import { useTranslations } from "next-intl";
import type { EngineCause } from "@/lib/engine";
import { Banner } from "../ui/banner";
import { Moment } from "../ui/moment";

/** Says that the Inngest server does not drive the app: since when, why, and what to do. */
export function EngineStopped({ since, cause }: { since: string; cause: EngineCause }) {
  const t = useTranslations("shell.engineStopped");
  return (
    <Banner kind="danger" title={t.rich("title", { date: () => <Moment at={since} look="short" /> })}>
      {t(cause)} {t("kept")}
    </Banner>
  );
}
