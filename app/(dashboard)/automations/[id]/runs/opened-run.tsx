import { getTranslations } from "next-intl/server";
import { type LoadedRun, RunActs, RunDetails, RunReceived } from "@/app/(dashboard)/runs/details";
import { RunStatusMark } from "@/components/run/run-status";

/** A run beside the list. */
export async function OpenedRun({ loaded }: { loaded: LoadedRun }) {
  const t = await getTranslations("runs");
  const { email, status, channel } = loaded.run;
  const name = email ?? (channel ? t("digest") : t("noAddress"));
  return (
    <>
      <p role="status" className="sr-only">
        {t("panel.opened", { email: name })}
      </p>
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <h2 className="text-lg wrap-anywhere">{name}</h2>
        <RunStatusMark status={status} />
      </div>
      <p className="text-sm text-muted-foreground">
        <RunReceived loaded={loaded} />
      </p>
      <div className="mt-3 flex flex-wrap gap-2 empty:hidden">
        <RunActs loaded={loaded} />
      </div>
      <RunDetails loaded={loaded} />
    </>
  );
}
