"use client";
import { Download, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useLanguageName } from "@/components/shell/language-name";
import { Banner } from "@/components/ui/banner";
import { buttonClass } from "@/components/ui/button-class";
import { cn } from "@/components/ui/cn";
import { CsvLinks } from "@/components/ui/csv-links";
import { Panel, PanelBody } from "@/components/ui/panel";
import type { TextFileFault } from "@/lib/survey/translations/csv";
import type { TextImport } from "@/lib/survey/translations/import";
import type { EditedRow } from "@/lib/survey/translations/outdated";

/** A file of translations is at most so many bytes. */
const largest = 2 * 1024 * 1024;

/** So many refusals are named. */
const named = 10;

type Told = { fault: TextFileFault["code"] | "too_large" } | TextImport;

/** The texts out as a table or for translators' tools, and in again: what is new, changed and refused is told. */
export function Exchange({
  id,
  languages,
  rows,
  mayAct,
  onTake,
}: {
  id: string;
  languages: readonly string[];
  rows: readonly EditedRow[];
  mayAct: boolean;
  onTake: (taken: TextImport) => void;
}) {
  const t = useTranslations("survey.translations");
  const nameOf = useLanguageName();
  const input = useId();
  const [told, setTold] = useState<Told | null>(null);
  const root = `/surveys/${id}/translations`;

  async function read(file: File) {
    if (file.size > largest) return setTold({ fault: "too_large" });
    const text = await file.text();
    const isXliff = /^\s*</.test(text);
    const [{ readTextCsv }, { readTextXliff }, { importTexts }] = await Promise.all([
      import("@/lib/survey/translations/csv"),
      import("@/lib/survey/translations/xliff"),
      import("@/lib/survey/translations/import"),
    ]);
    const cells = isXliff ? readTextXliff(text) : readTextCsv(text);
    if (!cells.ok) return setTold({ fault: cells.error.code });
    const taken = importTexts(rows, cells.value, languages);
    setTold(taken);
    if (taken.added + taken.changed + taken.confirmed > 0) onTake(taken);
  }

  return (
    <section aria-labelledby="exchange">
      <h2 id="exchange" className="mb-2.5">
        {t("exchange")}
      </h2>
      <Panel>
        <PanelBody className="grid gap-2">
          <p className="text-sm text-muted-foreground">{t("outText")}</p>
          <CsvLinks href={`${root}/csv`} />
          <ul className="flex flex-wrap gap-2">
            {languages.slice(1).map((tag) => (
              <li key={tag}>
                <a
                  href={`${root}/xliff?lang=${encodeURIComponent(tag)}`}
                  download
                  className={buttonClass({ size: "sm" })}
                >
                  <Download size={14} aria-hidden />
                  {t("xliff", { language: nameOf(tag) })}
                </a>
              </li>
            ))}
          </ul>
        </PanelBody>
        {mayAct ? (
          <PanelBody className="grid gap-2">
            <p id={`${input}-text`} className="text-sm text-muted-foreground">
              {t("inText")}
            </p>
            <label
              className={cn(
                buttonClass({ size: "sm" }),
                "w-fit cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring",
              )}
            >
              <Upload size={14} aria-hidden />
              {t("file")}
              <input
                type="file"
                accept=".csv,.xlf,.xliff,text/csv,application/xliff+xml"
                aria-describedby={`${input}-text`}
                className="sr-only"
                onChange={(event) => {
                  const [file] = event.target.files ?? [];
                  event.target.value = "";
                  if (file) void read(file);
                }}
              />
            </label>
            <div role="status" className="empty:hidden">
              {told && "fault" in told ? (
                <Banner kind="danger" title={t(`fault.${told.fault}`)} />
              ) : told ? (
                <Banner
                  kind={told.refused.length > 0 ? "warning" : "success"}
                  title={t("done", {
                    added: told.added,
                    changed: told.changed,
                    confirmed: told.confirmed,
                    refused: told.refused.length,
                  })}
                >
                  {told.refused.length > 0 ? (
                    <ul className="grid gap-0.5">
                      {told.refused.slice(0, named).map(({ id: row, language, code }, i) => (
                        // biome-ignore lint/suspicious/noArrayIndexKey: a file may name a row again and again
                        <li key={i} className="wrap-anywhere">
                          {t(`refused.${code}`, { row, language })}
                        </li>
                      ))}
                      {told.refused.length > named ? (
                        <li>{t("refusedMore", { count: told.refused.length - named })}</li>
                      ) : null}
                    </ul>
                  ) : null}
                </Banner>
              ) : null}
            </div>
          </PanelBody>
        ) : null}
      </Panel>
    </section>
  );
}
