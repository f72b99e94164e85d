"use client";
import { useFormatter, useTranslations } from "next-intl";
import { fewest } from "@/lib/response/results/interval";
import type { Weighed } from "@/lib/response/weigh";

/** How many of those who answered last a condition would fit; nothing is claimed of few. */
export function NewestFit({ of, fit, all }: Weighed["newest"]) {
  const t = useTranslations("survey.questions.logic.weigh");
  const format = useFormatter();
  const share = format.number(fit / Math.max(of, 1), { style: "percent" });
  return (
    <p role="status" className="text-sm text-body">
      {of < fewest
        ? t("newestFew", { count: of })
        : t(all ? "newestAll" : "newest", { share, fit, count: of })}
    </p>
  );
}
