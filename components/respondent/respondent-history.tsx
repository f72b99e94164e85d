import Link from "next/link";
import { useTranslations } from "next-intl";
import { RunStatusMark } from "../run/run-status";
import { Moment } from "../ui/moment";
import { Panel, PanelBody, PanelHead } from "../ui/panel";

type Status = Parameters<typeof RunStatusMark>[0]["status"];
type Row = { id: string; href: string; name: string; status: Status; at: string };

/** What was sent to a respondent, and the runs that led to it. */
export function RespondentHistory({
  invitations,
  runs,
}: {
  invitations: readonly { id: string; runId: string; reminder: number; status: Status; at: string }[];
  runs: readonly { id: string; status: Status; at: string }[];
}) {
  const t = useTranslations("respondent");
  return (
    <>
      <Rows
        title={t("mails")}
        none={t("noMails")}
        rows={invitations.map(({ id, runId, reminder, status, at }) => ({
          id,
          href: `/runs/${runId}`,
          name: reminder === 0 ? t("invitation") : t("reminder", { number: reminder }),
          status,
          at,
        }))}
      />
      <Rows
        title={t("runs")}
        none={t("noRuns")}
        rows={runs.map(({ id, status, at }) => ({ id, href: `/runs/${id}`, name: id, status, at }))}
      />
    </>
  );
}

function Rows({ title, none, rows }: { title: string; none: string; rows: readonly Row[] }) {
  return (
    <Panel>
      <PanelHead title={title} />
      {rows.length === 0 ? (
        <PanelBody className="text-sm text-muted-foreground">{none}</PanelBody>
      ) : (
        <ul className="divide-y">
          {rows.map(({ id, href, name, status, at }) => (
            <li key={id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2.5">
              <Link
                href={href}
                className={`min-w-0 grow rounded-sm wrap-anywhere hover:text-primary ${name === id ? "font-mono text-sm" : "font-semibold"}`}
              >
                {name}
              </Link>
              <RunStatusMark status={status} />
              <span className="text-sm text-muted-foreground">
                <Moment at={at} look="short" bare />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
