import Link from "next/link";
import { useTranslations } from "next-intl";
import { RunStatusMark, type RunStatusName } from "@/components/run/run-status";
import { Moment } from "@/components/ui/moment";

/** A run that came after the first one. */
export type LaterRun = { id: string; email: string | null; status: RunStatusName; createdAt: string };

/** What came after the first request, as plain rows. */
export function FirstLater({ runs }: { runs: readonly LaterRun[] }) {
  const t = useTranslations();
  return (
    <section aria-labelledby="first-later" className="border-t px-5 py-3">
      <h3 id="first-later" className="mb-1 text-xs font-semibold text-muted-foreground">
        {t("automation.first.later")}
      </h3>
      <ul>
        {runs.map(({ id, email, status, createdAt }) => (
          <li
            key={id}
            className="flex items-center gap-3 border-b py-1.5 text-sm transition-opacity duration-(--slow) ease-calm last:border-b-0 motion-reduce:transition-none starting:opacity-0"
          >
            <Link href={`/runs/${id}`} className="min-w-0 flex-1 truncate rounded-sm hover:text-primary">
              {email ?? t("runs.noAddress")}
            </Link>
            <RunStatusMark status={status} />
            <span className="w-20 text-right text-muted-foreground">
              <Moment at={createdAt} bare />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
