"use client";
import { Check, type LucideIcon, Minus, Plus, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFaultWhat } from "@/components/reason/fault-words";
import { useLanguageName } from "@/components/shell/language-name";
import { Press } from "@/components/ui/press";
import { Status, type Tone } from "@/components/ui/status";
import { Td, Th, Tr } from "@/components/ui/table";
import { textLink } from "@/components/ui/text-link";
import type { ExtraFinding, FieldFinding, Findings } from "@/lib/delivery/trial/findings";
import { useExpectedWords } from "../fields/expected-words";

const looks: Record<FieldFinding["verdict"], { tone: Tone; icon: LucideIcon }> = {
  found: { tone: "success", icon: Check },
  missing: { tone: "warning", icon: Minus },
  wrong_type: { tone: "rejected", icon: TriangleAlert },
};

const cell = "max-md:p-0";
const card =
  "max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-3 max-md:gap-y-1 max-md:px-4 max-md:py-3";

/** Field by field: what was expected, what came, and what is to be thought of it. */
export function FindingsTable({
  findings,
  pending,
  onInclude,
}: {
  findings: Findings;
  pending: boolean;
  onInclude: (extra: ExtraFinding) => void;
}) {
  const t = useTranslations("wizard.connection");
  return (
    <div className="overflow-x-auto">
      <table aria-label={t("table.label")} className="w-full border-collapse text-left max-md:block">
        <thead className="max-md:sr-only">
          <tr>
            <Th>{t("table.field")}</Th>
            <Th>{t("table.expected")}</Th>
            <Th>{t("table.received")}</Th>
            <Th>{t("table.verdict")}</Th>
          </tr>
        </thead>
        <tbody className="max-md:block">
          {findings.fields.map((finding) => (
            <FieldRow key={finding.name} finding={finding} />
          ))}
          {findings.extra.map((extra) => (
            <Tr key={extra.path} className={card}>
              <Td className={`${cell} font-mono text-sm wrap-anywhere`}>{extra.path}</Td>
              <Td className={`${cell} text-sm text-muted-foreground max-md:order-2 max-md:text-right`}>
                {t("table.notListed")}
              </Td>
              <Td
                className={`${cell} max-w-64 font-mono text-sm wrap-anywhere max-md:order-3 max-md:col-span-2 max-md:max-w-none`}
              >
                {extra.value}
              </Td>
              <Td className={`${cell} max-md:order-4 max-md:col-span-2`}>
                <Status tone="neutral" icon={Plus}>
                  {t("verdict.extra")}
                </Status>
                <p className="mt-0.5 text-xs text-muted-foreground">
                  {t("why.extra")}{" "}
                  <Press
                    disabled={pending}
                    aria-label={t("why.include", { name: extra.path })}
                    className={textLink}
                    onClick={() => onInclude(extra)}
                  >
                    {t("why.includeShort")}
                  </Press>
                </p>
              </Td>
            </Tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FieldRow({ finding }: { finding: FieldFinding }) {
  const t = useTranslations("wizard.connection");
  const words = useTranslations("wizard.expected");
  const expected = useExpectedWords();
  const misfit = useFaultWhat();
  const languageName = useLanguageName();
  const { name, path, value, fit, verdict } = finding;
  const what = expected(finding.expected);
  const required = fit.state === "missing" && fit.fault !== null;
  const why =
    fit.state === "misfit"
      ? misfit(fit.faults[0])
      : fit.state === "missing"
        ? t(required ? "why.required" : "why.optional")
        : finding.expected.kind === "language" && (fit.fallback || value !== JSON.stringify(fit.text))
          ? t(fit.fallback ? "why.fallback" : "why.language", {
              tag: fit.text,
              name: languageName(fit.text, "within"),
            })
          : null;
  return (
    <Tr className={card}>
      <Td className={`${cell} font-mono text-sm wrap-anywhere`}>
        {name}
        {path.toLowerCase() === name.toLowerCase() ? null : (
          <span className="block text-xs text-muted-foreground">{path}</span>
        )}
      </Td>
      <Td className={`${cell} text-sm text-muted-foreground max-md:order-2 max-md:text-right`}>
        {required || finding.required ? words("required", { what }) : what}
      </Td>
      <Td
        className={`${cell} max-w-64 font-mono text-sm wrap-anywhere max-md:order-3 max-md:col-span-2 max-md:max-w-none`}
      >
        {value ?? <span className="font-sans text-muted-foreground">{t("table.notSent")}</span>}
      </Td>
      <Td className={`${cell} max-md:order-4 max-md:col-span-2`}>
        <Status {...looks[verdict]}>{t(`verdict.${verdict}`)}</Status>
        {why ? <p className="mt-0.5 max-w-60 text-xs text-muted-foreground">{why}</p> : null}
      </Td>
    </Tr>
  );
}
