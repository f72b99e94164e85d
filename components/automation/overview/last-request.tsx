import { useTranslations } from "next-intl";
import { Moment } from "@/components/ui/moment";
import { Facts, Panel, PanelBody, PanelHead } from "@/components/ui/panel";

type Request = {
  receivedAt: string;
  status: number;
  code: string | null;
  respondents: number;
  userAgent: string | null;
};

/** The request that came last, what it was answered, and when the next invitation leaves. */
export function LastRequest({
  request,
  waiting,
}: {
  request: Request | null;
  /** `due`: the next one should have left by now. */
  waiting: { count: number; next: string | null; due: boolean };
}) {
  const t = useTranslations("automation.last");
  const date = () => (waiting.next ? <Moment at={waiting.next} look="short" /> : "");
  return (
    <Panel>
      <PanelHead title={t("title")}>
        {request ? (
          <span className="text-xs text-muted-foreground">
            <Moment at={request.receivedAt} />
          </span>
        ) : null}
      </PanelHead>
      <PanelBody>
        {request ? (
          <Facts
            items={[
              { name: t("from"), value: request.userAgent ?? t("unknown") },
              { name: t("answer"), value: [request.status, request.code].filter(Boolean).join(" ") },
              { name: t("respondents"), value: request.respondents },
              ...(waiting.next
                ? [
                    {
                      name: t("next"),
                      value: t.rich(waiting.due ? "dueText" : "nextText", { count: waiting.count, date }),
                    },
                  ]
                : []),
            ]}
          />
        ) : (
          <p className="text-sm text-muted-foreground">{t("none")}</p>
        )}
      </PanelBody>
    </Panel>
  );
}
