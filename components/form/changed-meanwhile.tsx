"use client";
import { ExternalLink } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Banner } from "../ui/banner";
import { Button, ButtonLink } from "../ui/button";
import { Moment } from "../ui/moment";
import type { Changed } from "./outcome";

/** Says that somebody else saved while one was writing, and lets the writer see it, take it, or write over it. */
export function ChangedMeanwhile({
  changed: { by, byReader, at },
  pending,
  onOver,
  onTheirs,
}: {
  changed: Changed;
  pending: boolean;
  onOver: () => void;
  onTheirs: () => void;
}) {
  const t = useTranslations("edit.changedMeanwhile");
  const path = usePathname();
  const who = byReader ? "you" : by === null ? "unknown" : "other";
  return (
    <Banner
      kind="warning"
      role="alert"
      className="mb-3"
      title={t.rich(who, { name: by ?? "", at: () => <Moment at={at} look="short" bare /> })}
    >
      <p>{t("text")}</p>
      <div className="mt-3 mb-1 flex flex-wrap gap-2">
        <ButtonLink href={path} target="_blank" size="sm">
          {t("open")}
          <ExternalLink size={14} aria-hidden />
          <span className="sr-only">{t("newTab")}</span>
        </ButtonLink>
        <Button size="sm" disabled={pending} onClick={onOver}>
          {t("over")}
        </Button>
        <Button size="sm" variant="danger" onClick={onTheirs}>
          {t("theirs")}
        </Button>
      </div>
    </Banner>
  );
}
