"use client";
import { useTranslations } from "next-intl";
import { Panel, PanelBody } from "@/components/ui/panel";
import type { LogicChoice } from "../questions/use-logic";

/** What can be put into a text: the person, the variables, the answers, each as it is written there. */
export function PipeList({ fields }: { fields: readonly LogicChoice[] }) {
  const t = useTranslations("survey.ends");
  const shown = fields.filter(({ name }) => name !== "language");
  return (
    <section aria-labelledby="pipes">
      <h2 id="pipes" className="mb-2.5">
        {t("pipes")}
      </h2>
      <Panel>
        <PanelBody className="text-sm">
          <p className="text-muted-foreground">{t("pipesText")}</p>
          <dl className="mt-3 grid gap-2">
            <Piped name="firstName" fallback={t("friend")} label={t("firstName")} />
            {shown.slice(0, 30).map(({ name, label }) => (
              <Piped key={name} {...{ name, label }} />
            ))}
          </dl>
        </PanelBody>
      </Panel>
    </section>
  );
}

function Piped({ name, label, fallback }: { name: string; label: string; fallback?: string }) {
  return (
    <div className="min-w-0">
      <dt className="font-mono text-xs wrap-anywhere">{`{{${name}${fallback ? `|${fallback}` : ""}}}`}</dt>
      <dd className="text-muted-foreground wrap-anywhere">{label}</dd>
    </div>
  );
}
