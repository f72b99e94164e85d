import { useTranslations } from "next-intl";
import { Facts, Panel, PanelBody } from "../ui/panel";
import { Segments } from "../ui/tabs";

/** The ways in which a mail is shown. */
export const mailViews = ["html", "text", "headers"] as const;
export type MailView = (typeof mailViews)[number];

type Mail = { subject: string; html: string; text: string; headers: Record<string, string> };

/** A mail as its reader sees it, as text, or its headers. Nothing in it runs: the frame has an origin of its own. */
export function MailViews({
  mail,
  view,
  more = {},
}: {
  mail: Mail;
  view: MailView;
  /** What else stands in the page's address. */
  more?: Record<string, string>;
}) {
  const t = useTranslations("mail");
  return (
    <>
      <div className="mt-5 mb-3.5">
        <Segments
          label={t("views")}
          tabs={mailViews.map((each) => ({
            href: `?${new URLSearchParams({ ...more, ...(each === "html" ? {} : { view: each }) })}`,
            label: t(each),
            current: view === each,
          }))}
        />
      </div>
      {view === "html" ? (
        <iframe
          title={t("frame")}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          srcDoc={`<base target="_blank">${mail.html}`}
          className="h-[72vh] min-h-[480px] w-full rounded-lg border bg-white"
        />
      ) : view === "text" ? (
        <pre className="rounded-lg border bg-surface p-4 text-sm/6 wrap-anywhere whitespace-pre-wrap">
          {mail.text}
        </pre>
      ) : (
        <Panel>
          <PanelBody className="font-mono text-xs">
            <Facts
              items={Object.entries(mail.headers).map(([name, value]) => ({ key: name, name, value }))}
            />
          </PanelBody>
        </Panel>
      )}
    </>
  );
}
