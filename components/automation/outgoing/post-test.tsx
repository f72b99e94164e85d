"use client";
import { CircleCheck, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActionError } from "@/components/form/action-error";
import type { Act } from "@/components/form/outcome";
import { useAct } from "@/components/form/use-act";
import { Button } from "@/components/ui/button";
import { Panel, PanelBody, PanelHead } from "@/components/ui/panel";
import { ScrolledText } from "@/components/ui/scrolled-text";

/** What was posted as a test, and what came back. */
export type TestedPost = {
  sent: { headers: Record<string, string>; body: string };
  status: number | null;
  ms: number;
  answer: string | null;
  error: string | null;
};

/** Posts the marked example, and shows both halves: what was sent, and what came back. */
export function PostTest({
  automationId,
  url,
  test,
}: {
  automationId: string;
  url: string;
  test: Act<{ id: string; url: string }, TestedPost>;
}) {
  const t = useTranslations("outgoing.test");
  const errors = useTranslations("run.posted.errors");
  const { outcome, pending, run } = useAct<TestedPost>();
  const tested = outcome?.ok ? outcome.value : null;
  const good = tested !== null && tested.status !== null && tested.status >= 200 && tested.status < 300;
  const Icon = good ? CircleCheck : CircleX;
  const key = (tested?.error ?? "connection_lost") as "timeout";
  return (
    <Panel className="mt-6">
      <PanelHead title={t("title")} />
      <PanelBody>
        <p className="text-sm text-muted-foreground">{t("text")}</p>
        <Button
          className="mt-3"
          disabled={pending || url.trim() === ""}
          onClick={() => run(() => test(null, { id: automationId, url }))}
        >
          {pending ? t("waiting") : t("submit")}
        </Button>
        <ActionError state={outcome} className="mt-4" />
        <div role="status" aria-live="polite">
          {tested ? (
            <p className="mt-4 flex items-start gap-2 font-semibold">
              <Icon size={16} aria-hidden className={good ? "mt-0.5 text-success" : "mt-0.5 text-danger"} />
              <span>
                {good ? t("success") : t("failed")}{" "}
                <span className="font-normal text-muted-foreground">
                  {tested.status === null
                    ? errors.has(key)
                      ? errors(key)
                      : key
                    : t("answered", { status: tested.status, ms: tested.ms })}
                </span>
              </span>
            </p>
          ) : null}
        </div>
        {tested ? (
          <div className="mt-4 grid gap-4 lg:grid-cols-2">
            <Half title={t("sent")}>
              {Object.entries(tested.sent.headers)
                .map(([name, value]) => `${name}: ${value}`)
                .join("\n")}
              {"\n\n"}
              {laidOut(tested.sent.body)}
            </Half>
            <Half title={t("came")}>{tested.answer || t("nothing")}</Half>
          </div>
        ) : null}
      </PanelBody>
    </Panel>
  );
}

function Half({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-1.5 text-sm font-semibold">{title}</h3>
      <ScrolledText label={title} className="max-h-80">
        {children}
      </ScrolledText>
    </div>
  );
}

function laidOut(json: string): string {
  return JSON.stringify(JSON.parse(json), null, 2);
}
