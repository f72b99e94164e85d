"use client";
import { useTranslations } from "next-intl";
import { type ComponentProps, useId, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Input, TextArea } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { TransformStep } from "@/lib/automation/model";

const small = "[&_select]:h-7 [&_select]:text-sm max-md:[&_select]:h-9";
const places = [0, 1, 2, -1, -2];

/** What a step is told beside its name. */
export function StepArguments({
  step,
  onChange,
}: {
  step: TransformStep;
  onChange: (step: TransformStep) => void;
}) {
  const t = useTranslations("wizard.value");
  switch (step.op) {
    case "join":
      return (
        <Piece label={t("with")} value={step.with} onChange={(text) => onChange({ ...step, with: text })} />
      );
    case "split":
      return (
        <>
          <Piece label={t("at")} value={step.at} onChange={(at) => onChange({ ...step, at })} invalid />
          <span className="text-muted-foreground">{t("takeWord")}</span>
          <Select
            aria-label={t("take")}
            value={step.take}
            onChange={(event) => onChange({ ...step, take: Number(event.target.value) })}
            className={small}
          >
            {[...new Set([...places, step.take])].map((place) => (
              <option key={place} value={place}>
                {place >= 0 ? t("fromStart", { place: place + 1 }) : t("fromEnd", { place: -place })}
              </option>
            ))}
          </Select>
        </>
      );
    case "replace":
      return (
        <>
          <Piece
            label={t("find")}
            value={step.find}
            onChange={(find) => onChange({ ...step, find })}
            invalid
          />
          <Piece label={t("by")} value={step.with} onChange={(text) => onChange({ ...step, with: text })} />
        </>
      );
    case "date":
      return (
        <Piece
          label={t("written")}
          title={t("writtenHint")}
          value={step.format}
          onChange={(format) => onChange({ ...step, format })}
          invalid
          className="w-[150px]"
        />
      );
    case "decimal":
      return (
        <Select
          aria-label={t("separator")}
          value={step.separator}
          onChange={(event) => onChange({ ...step, separator: event.target.value })}
          className={small}
        >
          <option value=",">{t("comma")}</option>
          <option value=".">{t("point")}</option>
        </Select>
      );
    case "map":
      return <Values step={step} onChange={onChange} />;
    default:
      return null;
  }
}

/** A text of a step; `invalid`: it must not be empty. */
function Piece({
  label,
  value,
  onChange,
  invalid = false,
  className,
  ...props
}: { label: string; value: string; onChange: (text: string) => void; invalid?: boolean } & Omit<
  ComponentProps<"input">,
  "value" | "onChange"
>) {
  const id = useId();
  return (
    <label htmlFor={id} className="flex items-center gap-1.5 text-muted-foreground">
      {label}
      <Input
        id={id}
        {...props}
        value={value}
        aria-invalid={invalid && value === "" ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
        maxLength={500}
        spellCheck={false}
        className={cn("h-7 w-14 font-mono text-sm max-md:h-9", className)}
      />
    </label>
  );
}

/** Which value becomes which: one a line, `de_DE = de`. */
function Values({
  step,
  onChange,
}: {
  step: Extract<TransformStep, { op: "map" }>;
  onChange: (step: TransformStep) => void;
}) {
  const t = useTranslations("wizard.value");
  // What is written stays as it is while it is being written.
  const [text, setText] = useState(() =>
    Object.entries(step.values)
      .map(([from, to]) => `${from} = ${to}`)
      .join("\n"),
  );
  return (
    <>
      <TextArea
        aria-label={t("values")}
        placeholder={"de_DE = de\nsv_SE = sv"}
        value={text}
        rows={3}
        spellCheck={false}
        onChange={(event) => {
          setText(event.target.value);
          onChange({ ...step, values: valuesOf(event.target.value) });
        }}
        className="min-h-16 basis-full font-mono text-sm"
      />
      <Piece
        label={t("else")}
        value={step.else ?? ""}
        onChange={(other) => onChange({ ...step, else: other === "" ? null : other })}
        className="w-[110px]"
      />
    </>
  );
}

function valuesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split("\n").flatMap((line) => {
      const at = line.indexOf("=");
      return at < 1 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()]];
    }),
  );
}
