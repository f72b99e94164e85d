import { useTranslations } from "next-intl";
import { ButtonLink } from "../ui/button";
import { Moment } from "../ui/moment";
import { Panel, PanelBody, PanelHead } from "../ui/panel";
import { TextLink } from "../ui/text-link";

/** Whose mails wait for the mail server, those that should have left first first. */
export function WaitingPeople({
  automationId,
  count,
  people,
}: {
  automationId: string;
  count: number;
  people: { runId: string; email: string; since: string }[];
}) {
  const t = useTranslations("automation.health.mail");
  return (
    <Panel>
      <PanelHead title={t("list")}>
        <span className="text-xs text-muted-foreground">{t("people", { count })}</span>
      </PanelHead>
      <ul>
        {people.map(({ runId, email, since }) => (
          <li
            key={runId}
            className="flex flex-wrap justify-between gap-x-4 border-b px-4 py-2.5 text-sm last:border-b-0"
          >
            <TextLink href={`/runs/${runId}`} className="min-w-0 font-semibold wrap-anywhere">
              {email}
            </TextLink>
            <span className="text-muted-foreground">
              {t.rich("since", { date: () => <Moment at={since} look="seconds" bare /> })}
            </span>
          </li>
        ))}
      </ul>
      {count > people.length ? (
        <PanelBody className="border-t py-2.5">
          <ButtonLink size="sm" variant="ghost" href={`/automations/${automationId}/scheduled`}>
            {t("all", { count })}
          </ButtonLink>
        </PanelBody>
      ) : null}
    </Panel>
  );
}
