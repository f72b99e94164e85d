"use client";
import {
  Ban,
  Check,
  CircleX,
  Clock,
  FlaskConical,
  Funnel,
  Inbox,
  Layers,
  type LucideIcon,
  Mail,
  MailOpen,
  MailX,
  MessageSquareCheck,
  Pause,
  Play,
  RotateCw,
  Send,
  SkipForward,
  TriangleAlert,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "../ui/cn";
import { Moment } from "../ui/moment";
import { textLink } from "../ui/text-link";
import { foldAttempts, type TimelineItem } from "./fold-attempts";
import { useRunReason } from "./run-reason";

const icons: Record<string, LucideIcon> = {
  received: Inbox,
  happened: Inbox,
  posted: Check,
  scheduled: Clock,
  waiting: Clock,
  filtered: Funnel,
  duplicate: Layers,
  rejected: CircleX,
  test: FlaskConical,
  held: Pause,
  attempt_failed: RotateCw,
  sent: Check,
  reminded: Mail,
  skipped: SkipForward,
  cancelled: Ban,
  withdrawn: Ban,
  released: Play,
  replayed: RotateCw,
  replay_failed: TriangleAlert,
  sent_now: Send,
  bounced: MailX,
  complained: MailX,
  delivered: Mail,
  opened: MailOpen,
  answered: MessageSquareCheck,
  failed: TriangleAlert,
};

const bad = new Set(["failed", "bounced", "complained", "replay_failed"]);
const poor = new Set(["attempt_failed", "rejected"]);

/** What the request was that began the run. */
export type Beginning = { respondents: number; status: number };

/** What happened to a run, oldest first. Attempts with the same answer fold into one. */
export function Timeline({
  items,
  beginning,
}: {
  items: readonly TimelineItem[];
  beginning: Beginning | null;
}) {
  return (
    <ol>
      {foldAttempts(items).map((part) =>
        part.folded ? (
          <Folded key={part.items[0]!.at} items={part.items} beginning={beginning} />
        ) : (
          <Entry key={part.item.at + part.item.kind} item={part.item} beginning={beginning} />
        ),
      )}
    </ol>
  );
}

const row =
  "relative grid grid-cols-[22px_minmax(0,1fr)] gap-x-3 pb-[18px] before:absolute before:top-5 before:-bottom-0.5 before:left-[10.5px] before:w-px before:bg-border-strong last:pb-0 last:before:hidden @sm:grid-cols-[96px_22px_minmax(0,1fr)] @sm:before:left-[118.5px]";
const when = "text-xs leading-5 text-muted-foreground @max-sm:col-start-2 @max-sm:row-start-2 @sm:text-right";

function Entry({ item, beginning }: { item: TimelineItem; beginning: Beginning | null }) {
  const Icon = icons[item.kind] ?? Clock;
  return (
    <li className={row}>
      <span className={when}>
        <Moment at={item.at} look="seconds" bare />
      </span>
      <span
        className={cn(
          "grid h-5 w-[22px] place-items-center text-muted-foreground @max-sm:row-start-1",
          poor.has(item.kind) && "text-st-rejected",
          bad.has(item.kind) && "text-danger",
        )}
      >
        <Icon size={15} strokeWidth={2} aria-hidden />
      </span>
      <div className="min-w-0">
        <p className={bad.has(item.kind) ? "font-semibold" : undefined}>
          <Words item={item} />
        </p>
        <p className="text-sm wrap-anywhere text-muted-foreground">
          <Fact item={item} beginning={beginning} />
        </p>
      </div>
    </li>
  );
}

function Words({ item }: { item: TimelineItem }) {
  const t = useTranslations("run.events");
  const { kind, nextAt, attempt, reminder } = item;
  const date = () => (nextAt ? <Moment at={nextAt} look="short" bare /> : "");
  if (kind === "scheduled" || kind === "waiting") return t.rich(kind, { date });
  if (kind === "attempt_failed") return attempt ? t(kind, { attempt }) : t("attempt_failed_plain");
  if (kind === "reminded") return t(kind, { number: reminder ?? 1 });
  const key = kind as "sent";
  return t.has(key) ? t(key) : kind;
}

function Fact({ item, beginning }: { item: TimelineItem; beginning: Beginning | null }) {
  const t = useTranslations("run.events");
  const reasonOf = useRunReason();
  const { kind, reason, failure, nextAt } = item;
  if (kind === "received")
    return beginning ? t("receivedFact", { count: beginning.respondents, status: beginning.status }) : null;
  if (kind === "reminded") return null;
  const words = reasonOf({ reason, failure, errors: null });
  if (kind !== "attempt_failed") return words;
  const next = nextAt
    ? t.rich("nextTry", { date: () => <Moment at={nextAt} look="seconds" bare /> })
    : t("noNext");
  return (
    <>
      {words ? `${words.replace(/\.$/, "")}, ` : ""}
      {next}
    </>
  );
}

function Folded({ items, beginning }: { items: readonly TimelineItem[]; beginning: Beginning | null }) {
  const t = useTranslations("run.events");
  const [first, last] = [items[0]!, items.at(-1)!];
  return (
    <li className={row}>
      <span className={when}>
        <Moment at={first.at} look="time" bare /> – <Moment at={last.at} look="time" bare />
      </span>
      <span className="grid h-5 w-[22px] place-items-center text-st-rejected @max-sm:row-start-1">
        <RotateCw size={15} strokeWidth={2} aria-hidden />
      </span>
      <div className="min-w-0">
        <p>{t("attempts", { from: first.attempt ?? 2, to: last.attempt ?? items.length + 1 })}</p>
        <details>
          <summary className={`${textLink} w-fit rounded-sm text-sm`}>{t("show")}</summary>
          <ol className="mt-3">
            {items.map((item) => (
              <Entry key={item.at} item={item} beginning={beginning} />
            ))}
          </ol>
        </details>
      </div>
    </li>
  );
}
