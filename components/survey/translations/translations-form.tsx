"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { EditForm, type SavedEdit } from "@/components/form/edit-form";
import { useLanguageName } from "@/components/shell/language-name";
import { Button } from "@/components/ui/button";
import { Choices } from "@/components/ui/choices";
import { EmptyState } from "@/components/ui/empty-state";
import { SelectField, TextField } from "@/components/ui/field";
import { TextLink } from "@/components/ui/text-link";
import { isLacking } from "@/lib/survey/texts";
import type { TextRow } from "@/lib/survey/translations/rows";
import { UndoStrip } from "../questions/undo-strip";
import { useAnnounced } from "../questions/use-announced";
import { Exchange } from "./exchange";
import { TextTable } from "./text-table";

/** What is kept of the table: each text by its id. */
export type SavedTexts = { rows: Pick<TextRow, "id" | "texts">[] };

/** So many rows are drawn before all are asked for. */
const drawn = 100;

/** Every text of a survey, a row a text and a column a language; goes out as a file and comes back. */
export function TranslationsForm({
  survey: { id, languages },
  rows: first,
  unspoken,
  seen,
  save,
}: {
  survey: { id: string; languages: readonly string[] };
  rows: readonly TextRow[];
  /** The survey's languages that respondents' pages do not speak by themselves. */
  unspoken: readonly string[];
  seen: string;
  save: SavedEdit<SavedTexts>;
}) {
  const t = useTranslations("survey.translations");
  const nameOf = useLanguageName();
  const format = useFormatter();
  const [rows, setRows] = useState(first);
  const [only, setOnly] = useState<"all" | "missing">("all");
  const [search, setSearch] = useState("");
  const [all, setAll] = useState(false);
  const [second, setSecond] = useState(languages[1] ?? "");
  const announced = useAnnounced();
  const lacks = ({ texts }: TextRow) => languages.some((tag) => isLacking(texts, tag));
  const wanted = search.trim().toLowerCase();
  const found = rows.filter(
    (row) =>
      (only === "all" || lacks(row)) &&
      (wanted === "" || Object.values(row.texts).some((words) => words.toLowerCase().includes(wanted))),
  );
  const shown = all ? found : found.slice(0, drawn);
  if (languages.length < 2 && unspoken.length === 0)
    return (
      <EmptyState title={t("one")}>
        {t("oneText")} <TextLink href={`/surveys/${id}/settings`}>{t("addLanguage")}</TextLink>
      </EmptyState>
    );
  return (
    <EditForm
      value={rows.map(({ id, texts }) => ({ id, texts }))}
      problems={[]}
      seen={seen}
      save={
        save &&
        ((digest) => save(null, { id, seen: digest, rows: rows.map(({ id, texts }) => ({ id, texts })) }))
      }
      wideAside
      aside={
        <Exchange
          {...{ id, languages, rows }}
          mayAct={save !== null}
          onTake={({ rows: next, added, changed }) => {
            const before = rows;
            setRows(next);
            announced.say(t("taken", { added, changed }), () => setRows(before), false);
          }}
        />
      }
    >
      <div className="mb-3 flex flex-wrap items-end justify-between gap-3">
        <Choices
          label={t("show")}
          value={only}
          options={[
            { value: "all", label: t("all", { count: rows.length }) },
            { value: "missing", label: t("missingCount", { count: rows.filter(lacks).length }) },
          ]}
          onChange={setOnly}
        />
        <TextField
          label={t("search")}
          type="search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className="sm:w-56"
        />
        {languages.length > 2 ? (
          <SelectField
            label={t("beside", { language: nameOf(languages[0]!, "within") })}
            value={second}
            onChange={(event) => setSecond(event.target.value)}
            className="w-full md:hidden"
          >
            {languages.slice(1).map((tag) => (
              <option key={tag} value={tag}>
                {nameOf(tag)}
              </option>
            ))}
          </SelectField>
        ) : null}
      </div>
      {unspoken.length > 0 ? (
        <p className="mb-3 max-w-prose text-sm text-body">
          {t("unspoken", {
            count: unspoken.length,
            languages: format.list(unspoken.map((tag) => nameOf(tag, "within"))),
          })}
        </p>
      ) : null}
      <UndoStrip said={announced.said} onUndo={announced.undo} focused={announced.taken} />
      {found.length === 0 ? (
        <EmptyState title={t(rows.length === 0 ? "none" : "noMatch")}>
          {t(rows.length === 0 ? "noneText" : "noMatchText")}
        </EmptyState>
      ) : (
        <TextTable
          rows={shown}
          {...{ languages, second }}
          mayAct={save !== null}
          onWrite={(rowId, language, words) =>
            setRows((now) =>
              now.map((row) =>
                row.id === rowId ? { ...row, texts: { ...row.texts, [language]: words } } : row,
              ),
            )
          }
        />
      )}
      {shown.length < found.length ? (
        <Button className="mt-3" onClick={() => setAll(true)}>
          {t("showAll", { count: found.length })}
        </Button>
      ) : null}
    </EditForm>
  );
}
