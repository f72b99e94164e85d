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
import { type EditedRow, outdatedTexts } from "@/lib/survey/translations/outdated";
import type { TextRow } from "@/lib/survey/translations/rows";
import { UndoStrip } from "../questions/undo-strip";
import { useAnnounced } from "../questions/use-announced";
import { Exchange } from "./exchange";
import { TextTable } from "./text-table";

/** What is kept of the table: each text by its id. */
export type SavedTexts = { rows: Pick<EditedRow, "id" | "texts" | "from">[] };

const keptOf = ({ id, texts, from }: EditedRow) => ({ id, texts, ...(from && { from }) });

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
  const [rows, setRows] = useState<readonly EditedRow[]>(first);
  const [stored, setStored] = useState(() => new Map(first.map((row) => [row.id, row])));
  const [only, setOnly] = useState<"all" | "missing" | "changed">("all");
  const [search, setSearch] = useState("");
  // What was found stays while it is mended, and no longer fits.
  const [listed, setListed] = useState<ReadonlySet<string> | null>(null);
  const [all, setAll] = useState(false);
  const [second, setSecond] = useState(languages[1] ?? "");
  const announced = useAnnounced();
  const lacks = ({ texts }: TextRow) => languages.some((tag) => isLacking(texts, tag));
  const outdatedIn = ({ id: rowId, of, texts, from }: EditedRow) =>
    of === "words" ? {} : outdatedTexts(stored.get(rowId), texts, languages[0] ?? "en", { from });
  const isOutdated = (row: EditedRow) => Object.keys(outdatedIn(row)).length > 0;
  const outdated = rows.filter(isOutdated).length;
  const fits = { all: () => true, missing: lacks, changed: isOutdated };
  const list = (view: typeof only, words: string) => {
    const wanted = words.trim().toLowerCase();
    const has = ({ texts }: TextRow) =>
      Object.values(texts).some((text) => text.toLowerCase().includes(wanted));
    const some = rows.filter((row) => fits[view](row) && (wanted === "" || has(row)));
    setListed(view === "all" && wanted === "" ? null : new Set(some.map((row) => row.id)));
  };
  const found = listed ? rows.filter((row) => listed.has(row.id)) : rows;
  const shown = all ? found : found.slice(0, drawn);
  if (languages.length < 2 && unspoken.length === 0)
    return (
      <EmptyState title={t("one")}>
        {t("oneText")} <TextLink href={`/surveys/${id}/settings`}>{t("addLanguage")}</TextLink>
      </EmptyState>
    );
  return (
    <EditForm
      value={rows.map(keptOf)}
      problems={[]}
      seen={seen}
      save={
        save &&
        (async (digest) => {
          const outcome = await save(null, { id, seen: digest, rows: rows.map(keptOf) });
          if (outcome?.ok)
            setStored(new Map(rows.map((row) => [row.id, { ...row, outdated: outdatedIn(row) }])));
          return outcome;
        })
      }
      wideAside
      aside={
        <Exchange
          {...{ id, languages }}
          rows={rows.map((row) => ({ ...row, outdated: outdatedIn(row) }))}
          mayAct={save !== null}
          onTake={({ rows: next, added, changed, confirmed }) => {
            const before = rows;
            setRows(next);
            announced.say(t("taken", { added, changed, confirmed }), () => setRows(before), false);
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
            { value: "changed", label: t("changedCount", { count: outdated }) },
          ]}
          onChange={(view) => {
            setOnly(view);
            list(view, search);
          }}
        />
        <TextField
          label={t("search")}
          type="search"
          value={search}
          onChange={(event) => {
            setSearch(event.target.value);
            list(only, event.target.value);
          }}
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
        <div className="mb-3 grid max-w-prose gap-1.5 text-sm text-body">
          <p>
            {t("unspoken", {
              count: unspoken.length,
              languages: format.list(unspoken.map((tag) => nameOf(tag, "within"))),
            })}
          </p>
          <p className="text-muted-foreground">{t("unspokenRest")}</p>
        </div>
      ) : null}
      <UndoStrip said={announced.said} onUndo={announced.undo} focused={announced.taken} />
      {found.length === 0 ? (
        <EmptyState title={t(rows.length === 0 ? "none" : "noMatch")}>
          {t(rows.length === 0 ? "noneText" : "noMatchText")}
        </EmptyState>
      ) : (
        <TextTable
          rows={shown}
          {...{ languages, second, outdatedIn }}
          mayAct={save !== null}
          onWrite={(rowId, language, words) =>
            setRows((now) =>
              now.map((row) =>
                row.id === rowId
                  ? {
                      ...{ ...row, texts: { ...row.texts, [language]: words } },
                      ...(row.from && { from: without(row.from, language) }),
                    }
                  : row,
              ),
            )
          }
          onConfirm={(rowId, language) => {
            const before = rows;
            setRows(
              rows.map((row) =>
                row.id === rowId
                  ? { ...row, from: { ...row.from, [language]: row.texts[languages[0]!] ?? "" } }
                  : row,
              ),
            );
            announced.say(t("confirmed", { language: nameOf(language, "within") }), () => setRows(before));
          }}
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

function without(texts: EditedRow["texts"], language: string): EditedRow["texts"] {
  return Object.fromEntries(Object.entries(texts).filter(([tag]) => tag !== language));
}
