import { useTranslations } from "next-intl";
import { Ribbon, Stage } from "../automation/overview/funnel";
import { Panel, PanelBody, PanelHead } from "../ui/panel";

/** How many of those who were invited opened their link, and how many of them answered. */
export function ResultFunnel({
  invited,
  opened,
  answered,
  byLanguage,
  newest,
}: {
  invited: number;
  opened: number;
  answered: number;
  /** The answers below are those of one language; the funnel is of all. */
  byLanguage: boolean;
  /** So many people, the newest, were looked at; null: all. */
  newest: number | null;
}) {
  const t = useTranslations("results.funnel");
  const share = (part: number) => (invited === 0 ? 0 : part / invited);
  return (
    <Panel>
      <PanelHead title={t("title")}>
        {byLanguage || newest !== null ? (
          <span className="text-xs text-muted-foreground">
            {[
              ...(byLanguage ? [t("allLanguages")] : []),
              ...(newest === null ? [] : [t("newest", { count: newest })]),
            ].join(", ")}
          </span>
        ) : null}
      </PanelHead>
      <PanelBody className="pb-3.5">
        <ol className="grid grid-cols-3">
          <Stage count={invited} name={t("invited")}>
            {t("invitedText")}
          </Stage>
          <Stage count={opened} name={t("opened")}>
            {t("ofInvited", { share: share(opened) })}
          </Stage>
          <Stage count={answered} name={t("answered")}>
            {t("ofInvited", { share: share(answered) })}
          </Stage>
        </ol>
        <Ribbon shares={[invited > 0 ? 1 : 0, share(opened), share(answered)]} />
      </PanelBody>
    </Panel>
  );
}
