"use client";
import { useTranslations } from "next-intl";
import { useDebounced } from "@/components/form/use-debounced";
import { useQuery } from "@/components/page/use-query";
import { cn } from "@/components/ui/cn";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import type { Rehearsal } from "@/lib/alert/rehearse";
import type { Filter } from "@/lib/automation/model";

/** An alert as far as it is written. */
type Written = { surveyId: string; name: string; filter: Filter | null; locale: "en" | "sv" };

/** How often an alert would have told in the last thirty days, and its message on the newest answer that fits. */
export function AlertRehearsal({ automationId, written }: { automationId: string; written: Written }) {
  const t = useTranslations("alert.rehearsal");
  const settled = useDebounced(JSON.stringify(written));
  const { data, isError } = useQuery({
    queryKey: ["rehearsal", automationId, settled],
    placeholderData: (before: Rehearsal | undefined) => before,
    retry: 1,
    queryFn: async (): Promise<Rehearsal> => {
      const response = await fetch(`/automations/${automationId}/alert/rehearsal`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: settled,
      });
      if (!response.ok) throw new Error(String(response.status));
      return (await response.json()) as Rehearsal;
    },
  });
  if (isError) return <p className="text-sm text-muted-foreground">{t("failed")}</p>;
  if (!data) return <Skeleton className="h-80" />;
  const { looked, more, days, newest } = data;
  const rang = days.reduce((sum, count) => sum + count, 0);
  const highest = Math.max(...days);
  return (
    <div className="grid gap-5">
      <section aria-labelledby="rehearsal-title">
        <h2 id="rehearsal-title" className="mb-2.5">
          {t("title")}
        </h2>
        <Panel className="p-4" role="status">
          {looked === 0 ? (
            <p className="text-muted-foreground">{t("nothing")}</p>
          ) : (
            <>
              <p className="font-semibold">{t("would", { rang, looked })}</p>
              <p className="text-sm text-muted-foreground">
                {t("most", { highest })} {more ? t("more", { looked }) : null}
              </p>
              <div aria-hidden className="mt-3 flex h-14 items-end gap-0.5 border-b">
                {days.map((count, i) => (
                  <span
                    // biome-ignore lint/suspicious/noArrayIndexKey: a day is its place
                    key={i}
                    className={cn("min-w-0 grow rounded-t-sm", count > 0 && "bg-primary")}
                    style={{ height: `${(100 * count) / Math.max(1, highest)}%` }}
                  />
                ))}
              </div>
            </>
          )}
        </Panel>
      </section>
      {looked > 0 ? (
        <section aria-labelledby="message-title">
          <h2 id="message-title" className="mb-2.5">
            {t("preview")}
          </h2>
          {newest ? (
            <Message {...newest} />
          ) : (
            <Panel className="p-4 text-muted-foreground">{t("none")}</Panel>
          )}
        </section>
      ) : null}
    </div>
  );
}

function Message({ at, message }: NonNullable<Rehearsal["newest"]>) {
  const t = useTranslations("alert.rehearsal");
  return (
    <>
      <Panel className="grid gap-3 p-4">
        <div>
          <p className="font-semibold wrap-anywhere">{message.title}</p>
          <p className="text-sm text-muted-foreground wrap-anywhere">{message.lead}</p>
        </div>
        <dl className="grid gap-2 text-sm">
          {message.lines.map(({ label, value }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
            <div key={i}>
              <dt className="font-semibold wrap-anywhere">{label}</dt>
              <dd className="whitespace-pre-line wrap-anywhere">{value}</dd>
            </div>
          ))}
        </dl>
        <p className="text-sm text-primary">{message.link.label}</p>
        <p className="text-xs text-muted-foreground wrap-anywhere">{message.footer}</p>
      </Panel>
      <p className="mt-2 text-sm text-muted-foreground">
        {t.rich("real", { date: () => <Moment at={at} look="short" bare /> })}
      </p>
    </>
  );
}
