"use client";
import { Check, Loader, Pencil, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { useClock } from "../setup/clock";
import { useDraft } from "./draft-state";

/** Tells the truth about what is saved. */
export function SavePill() {
  const t = useTranslations("wizard");
  const clock = useClock();
  const { save } = useDraft();
  const words =
    save.kind === "saved"
      ? t("savedAt", { time: clock(save.at) })
      : save.kind === "saving"
        ? t("saving")
        : save.kind === "changed"
          ? t("changed")
          : t("notSaved");
  const Icon = { saved: Check, saving: Loader, changed: Pencil, failed: TriangleAlert }[save.kind];
  return (
    <span
      role="status"
      title={save.kind === "failed" ? save.reason : undefined}
      className={cn(
        "inline-flex h-6 shrink-0 items-center gap-1.5 rounded-full border bg-surface pr-[9px] pl-[7px] text-xs text-muted-foreground",
        save.kind === "saved" && "border-success-line bg-success-soft text-success",
        save.kind === "failed" && "border-danger-line bg-danger-soft text-danger",
      )}
    >
      <Icon size={14} aria-hidden className="shrink-0" />
      <span className={save.kind === "changed" ? "max-sm:sr-only" : undefined}>{words}</span>
    </span>
  );
}
