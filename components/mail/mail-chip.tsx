"use client";
import { ChevronRight, Inbox, Mail } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { MailState } from "@/lib/invitation/mail-state";
import { cn } from "../ui/cn";
import { Moment } from "../ui/moment";
import { useMailState } from "./mail-state";

/** How mail leaves, in the navigation: nothing where it does, else that it is kept here or that it waits. */
export function MailChip({
  initial,
  captured,
  reads,
}: {
  initial: MailState;
  captured: boolean;
  /** Whether the reader may read captured mail. */
  reads: boolean;
}) {
  const t = useTranslations("shell.mail");
  const { cause, count, oldestSince } = useMailState(initial);
  if (cause) {
    return (
      <Chip href="/settings/mail" icon={<Mail size={14} aria-hidden />} title={t("chip", { count })} warns>
        {oldestSince
          ? t.rich("chipSince", { date: () => <Moment at={oldestSince} look="short" bare /> })
          : null}
      </Chip>
    );
  }
  if (!captured) return null;
  return (
    <Chip href={reads ? "/mail" : null} icon={<Inbox size={14} aria-hidden />} title={t("captured")}>
      {t("capturedText")}
    </Chip>
  );
}

function Chip({
  href,
  icon,
  title,
  children,
  warns = false,
}: {
  href: string | null;
  icon: ReactNode;
  title: string;
  children: ReactNode;
  warns?: boolean;
}) {
  const look = cn(
    "mb-1.5 flex items-start gap-2 rounded-md border px-2 py-1.5 text-xs",
    warns ? "border-warning-line bg-warning-soft text-warning" : "bg-surface text-body",
  );
  const inside = (
    <>
      <span className="mt-px shrink-0">{icon}</span>
      <span className="min-w-0 grow">
        <b className="block font-semibold">{title}</b>
        {children}
      </span>
      {href ? <ChevronRight size={14} className="mt-px shrink-0 self-center" aria-hidden /> : null}
    </>
  );
  return href ? (
    <Link href={href} className={cn(look, "hover:bg-hover")}>
      {inside}
    </Link>
  ) : (
    <div className={look}>{inside}</div>
  );
}
