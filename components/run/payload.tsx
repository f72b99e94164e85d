"use client";
import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { DeliveryNote } from "@/lib/reason/model";
import { useNoteWords } from "../reason/body-words";
import { buttonClass } from "../ui/button-class";
import { cn } from "../ui/cn";
import { CopyButton } from "../ui/copy-button";
import { isUsed, type JsonLine, layOutJson } from "./json-lines";

const mostShown = 50_000;

/** A body as it came. `used` are the places that the mapping read. */
export type PayloadData = {
  text: string | null;
  bytes: number;
  href: string;
  used: { segments: (string | number)[]; loose: boolean }[];
  notes: readonly (DeliveryNote | string)[];
};

/** A body over its own text: laid out or as sent, line by line, with the lines the mapping used; to copy and download. */
export function Payload({ payload }: { payload: PayloadData }) {
  const t = useTranslations("run.payload");
  const format = useFormatter();
  const noteWords = useNoteWords();
  const [raw, setRaw] = useState(false);
  const text = payload.text ?? "";
  const laidOut = useMemo(() => (text.length > mostShown * 4 ? null : layOutJson(text)), [text]);
  const lines = laidOut && !raw ? laidOut : linesOf(text);
  const shown = cut(lines);
  const marks = laidOut !== null && !raw && shown.some((line) => isUsed(line, payload.used));
  return (
    <section>
      <div className="mb-2.5 flex flex-wrap items-center justify-between gap-2">
        <h2>{t("title")}</h2>
        {payload.text === null ? null : (
          <div className="flex flex-wrap items-center gap-2">
            <span className="text-xs text-muted-foreground">{t("size", { bytes: payload.bytes })}</span>
            {laidOut ? <View raw={raw} onChange={setRaw} /> : null}
            <CopyButton text={text} what={t("copyAll")} />
            <a
              href={payload.href}
              download
              aria-label={t("download")}
              title={t("download")}
              className={buttonClass({ size: "icon-sm" })}
            >
              <Download size={14} aria-hidden />
            </a>
          </div>
        )}
      </div>
      {payload.text === null || text === "" ? (
        <p className="rounded-md border bg-sunken p-3 text-sm text-muted-foreground">
          {payload.text === null ? t("gone") : t("empty")}
        </p>
      ) : (
        <Code lines={shown} isMarked={(line) => marks && isUsed(line, payload.used)} label={t("title")} />
      )}
      {payload.notes
        .map((note) => noteWords(note))
        .map((words) => (
          <p key={words} className="mt-2 text-xs text-muted-foreground">
            {words}
          </p>
        ))}
      {marks ? (
        <p className="mt-2 flex items-center gap-2 text-xs text-muted-foreground">
          <span aria-hidden className="h-3 w-2.5 border-l-2 border-primary bg-primary-soft" />
          {t("used")}
        </p>
      ) : null}
      {shown.length < lines.length ? (
        <p className="mt-2 text-xs text-muted-foreground">{t("cut", { shown: format.number(mostShown) })}</p>
      ) : null}
    </section>
  );
}

function View({ raw, onChange }: { raw: boolean; onChange: (raw: boolean) => void }) {
  const t = useTranslations("run.payload");
  return (
    <fieldset className="flex overflow-hidden rounded-md border border-border-strong bg-surface">
      <legend className="sr-only">{t("view")}</legend>
      {([false, true] as const).map((value) => (
        <label
          key={String(value)}
          className="flex h-[26px] cursor-pointer items-center px-2.5 text-sm text-muted-foreground first-of-type:border-r has-checked:bg-primary-soft has-checked:font-semibold has-checked:text-primary has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-ring max-md:h-[34px] pointer-coarse:h-[42px]"
        >
          <input
            type="radio"
            name="payload-view"
            checked={raw === value}
            onChange={() => onChange(value)}
            className="sr-only"
          />
          {value ? t("raw") : t("formatted")}
        </label>
      ))}
    </fieldset>
  );
}

function Code({
  lines,
  isMarked,
  label,
}: {
  lines: readonly JsonLine[];
  isMarked: (line: JsonLine) => boolean;
  label: string;
}) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="max-h-[560px] overflow-y-auto rounded-md border bg-sunken py-2 font-mono text-xs/5"
    >
      {lines.map((line, i) => {
        const marked = isMarked(line);
        return (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
            key={i}
            className={cn(
              "grid grid-cols-[40px_minmax(0,1fr)] pr-3",
              marked && "bg-primary-soft shadow-[inset_2px_0_0_var(--primary)]",
            )}
          >
            <span aria-hidden className="pr-3 text-right text-muted-foreground select-none">
              {i + 1}
            </span>
            <span
              className="wrap-anywhere whitespace-pre-wrap"
              style={{ paddingLeft: `${line.depth * 2}ch` }}
            >
              {line.tokens.map((token, place) => (
                <span
                  // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place
                  key={place}
                  className={
                    token.kind === "sign"
                      ? "text-muted-foreground"
                      : token.kind === "value" && marked
                        ? "text-primary"
                        : "text-body"
                  }
                >
                  {token.text}
                </span>
              ))}
            </span>
          </div>
        );
      })}
    </section>
  );
}

function linesOf(text: string): JsonLine[] {
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => ({ depth: 0, tokens: [{ kind: "value", text: line }], path: [], leaf: true }));
}

function cut(lines: readonly JsonLine[]): JsonLine[] {
  let left = mostShown;
  const shown: JsonLine[] = [];
  for (const line of lines) {
    if (left <= 0) break;
    const size = line.tokens.reduce((sum, { text }) => sum + text.length, 0);
    const tokens =
      size <= left ? line.tokens : line.tokens.map((each) => ({ ...each, text: each.text.slice(0, left) }));
    shown.push({ ...line, tokens });
    left -= size + 1;
  }
  return shown;
}
