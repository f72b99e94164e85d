"use client";
import { useTranslations } from "next-intl";
import { Fragment, useState } from "react";
import { useLanguageName } from "@/components/shell/language-name";
import { cn } from "@/components/ui/cn";
import { TextArea } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import { isLacking } from "@/lib/survey/texts";
import type { EditedRow } from "@/lib/survey/translations/outdated";
import { lostFields, type TextRow } from "@/lib/survey/translations/rows";
import { directionOf } from "@/lib/text/language";
import { OutdatedMark } from "./outdated-mark";

type Place = { row: number; language: string };

/**
 * The texts as a table. A cell opens when it is pressed; Enter goes on to the one below, Tab to the one beside, Escape
 * takes back what was written since it was opened.
 * @param second the language that a phone shows beside the first
 * @param outdatedIn what the first language said when the others were translated, by these, where it says something else now
 */
export function TextTable({
  rows,
  languages,
  second,
  outdatedIn,
  mayAct,
  onWrite,
  onConfirm,
}: {
  rows: readonly EditedRow[];
  languages: readonly string[];
  second: string;
  outdatedIn: (row: EditedRow) => EditedRow["outdated"];
  mayAct: boolean;
  onWrite: (id: string, language: string, words: string) => void;
  onConfirm: (id: string, language: string) => void;
}) {
  const t = useTranslations("survey.translations");
  const nameOf = useLanguageName();
  const [open, setOpen] = useState<Place | null>(null);
  const missing = (tag: string) => rows.filter(({ texts }) => isLacking(texts, tag)).length;
  const changed = (tag: string) => rows.filter((row) => outdatedIn(row)[tag] !== undefined).length;
  // A head that spans columns which a phone hides would keep room for them.
  const spans: [number, string][] =
    languages.length > 2
      ? [
          [3, "md:hidden"],
          [languages.length + 1, "max-md:hidden"],
        ]
      : [[languages.length + 1, ""]];
  const side = (tag: string, i: number) => (i === 0 || tag === second ? "" : "max-md:hidden");

  return (
    <Panel>
      <table className="w-full table-fixed text-sm">
        <caption className="sr-only">{t("caption")}</caption>
        <thead>
          <tr className="border-b text-left align-bottom">
            <th scope="col" className="w-20 px-3 py-2 font-medium text-muted-foreground max-md:w-16">
              {t("place")}
            </th>
            {languages.map((tag, i) => (
              <th key={tag} scope="col" className={cn("px-3 py-2 font-semibold wrap-anywhere", side(tag, i))}>
                {nameOf(tag)}
                <span className="block text-xs font-normal text-muted-foreground">
                  {t("left", { count: missing(tag) })}
                  {changed(tag) > 0 ? `, ${t("changedIn", { count: changed(tag) })}` : null}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => {
            const { id, of, number, part, texts } = row;
            const before = rows[at - 1];
            const heads = before?.of !== of || before.number !== number;
            const outdated = outdatedIn(row);
            const original = languages.find((tag) => texts[tag]?.trim());
            return (
              <Fragment key={id}>
                {heads ? (
                  <tr className="border-b bg-sunken">
                    {spans.map(([columns, look]) => (
                      <th
                        key={look}
                        scope="colgroup"
                        colSpan={columns}
                        className={cn("px-3 py-1.5 text-left font-medium", look)}
                      >
                        {t(`of.${of}`, { number })}
                      </th>
                    ))}
                  </tr>
                ) : null}
                <tr className="border-b align-top last:border-b-0">
                  <th
                    scope="row"
                    className="px-3 py-2 text-left font-normal text-muted-foreground wrap-anywhere"
                  >
                    {t(`part.${part}`)}
                  </th>
                  {languages.map((tag, i) => (
                    <td key={tag} className={cn("px-1.5 py-1", side(tag, i))}>
                      {open?.row === at && open.language === tag ? (
                        <OpenCell
                          label={t("cell", { place: placeOf(row), language: nameOf(tag, "within") })}
                          language={tag}
                          words={texts[tag] ?? ""}
                          onWrite={(words) => onWrite(id, tag, words)}
                          onLeave={(to) =>
                            setOpen(
                              to === "below" && at + 1 < rows.length
                                ? { row: at + 1, language: tag }
                                : to === "beside" && languages[i + 1]
                                  ? { row: at, language: languages[i + 1]! }
                                  : null,
                            )
                          }
                        />
                      ) : (
                        <ClosedCell
                          label={t("cell", { place: placeOf(row), language: nameOf(tag, "within") })}
                          language={tag}
                          words={texts[tag]?.trim() ?? ""}
                          missing={
                            isLacking(texts, tag)
                              ? t("missing", { language: nameOf(original ?? "en", "within") })
                              : null
                          }
                          lost={i === 0 ? [] : lostFields(texts[languages[0]!], texts[tag])}
                          onOpen={mayAct ? () => setOpen({ row: at, language: tag }) : null}
                        />
                      )}
                      {outdated[tag] !== undefined ? (
                        <OutdatedMark
                          place={t("cell", { place: placeOf(row), language: nameOf(tag, "within") })}
                          first={languages[0]!}
                          was={outdated[tag]}
                          onConfirm={mayAct ? () => onConfirm(id, tag) : null}
                        />
                      ) : null}
                    </td>
                  ))}
                </tr>
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );

  function placeOf({ of, number, part }: TextRow): string {
    return `${t(`of.${of}`, { number })}, ${t(`part.${part}`)}`;
  }
}

function ClosedCell({
  label,
  language,
  words,
  missing,
  lost,
  onOpen,
}: {
  label: string;
  language: string;
  words: string;
  missing: string | null;
  lost: readonly string[];
  onOpen: (() => void) | null;
}) {
  const t = useTranslations("survey.translations");
  const look = "block min-h-8 w-full rounded-sm px-1.5 py-1 text-left whitespace-pre-wrap wrap-anywhere";
  const shown = missing ?? words;
  const dir = missing ? undefined : directionOf(language);
  return (
    <>
      {onOpen ? (
        <button
          type="button"
          aria-label={`${label}: ${shown}`}
          onClick={onOpen}
          lang={missing ? undefined : language}
          dir={dir}
          className={cn(
            look,
            "hover:bg-hover",
            missing && "border border-dashed border-border-strong text-warning",
          )}
        >
          {shown}
        </button>
      ) : (
        <span lang={missing ? undefined : language} dir={dir} className={cn(look, missing && "text-warning")}>
          {shown}
        </span>
      )}
      {lost.map((name) => (
        <span key={name} className="block px-1.5 text-xs text-warning">
          {t("lost", { name: `{{${name}}}` })}
        </span>
      ))}
    </>
  );
}

function OpenCell({
  label,
  language,
  words,
  onWrite,
  onLeave,
}: {
  label: string;
  language: string;
  words: string;
  onWrite: (words: string) => void;
  onLeave: (to: "below" | "beside" | "nowhere") => void;
}) {
  const [before] = useState(words);
  return (
    <TextArea
      aria-label={label}
      lang={language}
      dir={directionOf(language)}
      rows={Math.min(8, Math.max(2, Math.ceil(words.length / 30)))}
      maxLength={2000}
      className="min-h-0"
      autoFocus
      value={words}
      onChange={(event) => onWrite(event.target.value)}
      onBlur={() => onLeave("nowhere")}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Escape") {
          onWrite(before);
          onLeave("nowhere");
        } else if (event.key === "Enter" && !event.shiftKey) {
          event.preventDefault();
          onLeave("below");
        } else if (event.key === "Tab" && !event.shiftKey) {
          event.preventDefault();
          onLeave("beside");
        }
      }}
    />
  );
}
