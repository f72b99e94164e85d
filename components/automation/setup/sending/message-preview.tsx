"use client";
import { useTranslations } from "next-intl";
import { useQuery } from "@/components/page/use-query";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";

/** A message as a respondent would get it. */
export type PreviewedMessage = { to: string; subject: string; html: string };

/** The e-mail filled with the sample. Its frame runs no script and follows no link. */
export function MessagePreview({ automationId, messageId }: { automationId: string; messageId: string }) {
  const t = useTranslations("wizard.settings");
  const { data, isError } = useQuery({
    queryKey: ["message", automationId, messageId],
    enabled: messageId !== "",
    placeholderData: (before) => before,
    queryFn: async (): Promise<PreviewedMessage> => {
      const response = await fetch(
        `/automations/${automationId}/message?id=${encodeURIComponent(messageId)}`,
      );
      if (!response.ok) throw new Error(String(response.status));
      return (await response.json()) as PreviewedMessage;
    },
  });
  return (
    <section aria-labelledby="preview-title">
      <div className="mb-2.5 flex items-baseline justify-between gap-3">
        <h2 id="preview-title">{t("preview")}</h2>
        <span className="text-xs text-muted-foreground">{t("previewFor")}</span>
      </div>
      {messageId === "" ? (
        <p className="rounded-md border bg-sunken p-3 text-sm text-muted-foreground">{t("previewNone")}</p>
      ) : isError ? (
        <p className="rounded-md border bg-sunken p-3 text-sm text-muted-foreground">{t("previewFailed")}</p>
      ) : !data ? (
        <Skeleton className="h-[480px]" />
      ) : (
        <Panel className="overflow-hidden">
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 border-b px-4 py-3 text-sm">
            <dt className="text-muted-foreground">{t("to")}</dt>
            <dd className="wrap-anywhere">{data.to}</dd>
            <dt className="text-muted-foreground">{t("subject")}</dt>
            <dd className="font-semibold wrap-anywhere">{data.subject}</dd>
          </dl>
          <iframe
            title={t("previewOf")}
            // Links open elsewhere, which the sandbox forbids: they lead nowhere.
            srcDoc={`<base target="_blank">${data.html}`}
            sandbox=""
            className="block h-[560px] w-full bg-paper"
          />
        </Panel>
      )}
    </section>
  );
}
