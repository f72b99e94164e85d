"use client";
import { useTranslations } from "next-intl";
import { type CSSProperties, type ReactNode, useState } from "react";
import { brandColours } from "@/lib/brand/colour";
import { Choices } from "../ui/choices";
import type { BrandValues } from "./brand-values";

/** The two grounds that respondents see, as pages and mails have them. */
const grounds = {
  light: {
    paper: "#f9f5ee",
    card: "#fffefb",
    line: "#dfd8cd",
    ink: "#2d231c",
    soft: "#675b51",
    control: "#889397",
  },
  dark: {
    paper: "#15120f",
    card: "#1e1a17",
    line: "#39342f",
    ink: "#efebe4",
    soft: "#ada79e",
    control: "#647177",
  },
};

/** A mail and a survey page with the brand as it stands in the form. */
export function BrandPreview({ workspace, value }: { workspace: string; value: BrandValues }) {
  const t = useTranslations("brand.preview");
  const [mode, setMode] = useState<"light" | "dark">("light");
  const [width, setWidth] = useState<"phone" | "computer">("phone");
  const ground = grounds[mode];
  const colours = brandColours(value.theme?.color ?? "#085a68")[mode];
  const square = value.theme?.corner === "square";
  const sender = value.senderName ?? workspace;
  const footer =
    typeof value.footer === "string" ? value.footer : (Object.values(value.footer ?? {})[0] ?? "");
  const radius = square ? 0 : 8;
  const page: CSSProperties = { background: ground.paper, color: ground.ink };
  const card: CSSProperties = {
    background: ground.card,
    borderColor: ground.line,
    borderRadius: square ? 0 : 12,
  };
  const button: CSSProperties = { background: colours.color, color: colours.on, borderRadius: radius };
  const top = value.theme?.logo ? (
    // biome-ignore lint/performance/noImgElement: small, ours, and kept for a year
    <img
      src={`/i/${value.theme.logo}`}
      alt={sender}
      style={mode === "dark" ? { background: "#fff", padding: 6 } : undefined}
      className="max-h-10 max-w-40"
    />
  ) : (
    <b className="font-semibold">{sender}</b>
  );
  const scale = (chosen: number | null) => (
    <div className="mt-2 grid grid-cols-11 gap-0.5 text-center text-[11px]">
      {Array.from({ length: 11 }, (_, i) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
          key={i}
          className="border leading-6"
          style={
            i === chosen
              ? { ...button, borderColor: colours.color, borderRadius: square ? 0 : 4 }
              : { borderColor: ground.control, borderRadius: square ? 0 : 4 }
          }
        >
          {i}
        </span>
      ))}
    </div>
  );
  const small = footer ? (
    <p className="mt-4 text-xs whitespace-pre-line" style={{ color: ground.soft }}>
      {footer}
    </p>
  ) : null;
  return (
    <section aria-label={t("title")} className="sticky top-4">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h2>{t("title")}</h2>
        <div className="flex flex-wrap gap-2">
          <Choices
            label={t("width")}
            value={width}
            options={(["phone", "computer"] as const).map((each) => ({ value: each, label: t(each) }))}
            onChange={setWidth}
          />
          <Choices
            label={t("mode")}
            value={mode}
            options={(["light", "dark"] as const).map((each) => ({ value: each, label: t(each) }))}
            onChange={setMode}
          />
        </div>
      </div>
      <div className={width === "phone" ? "grid max-w-[300px] gap-4" : "grid gap-4"}>
        <Shown title={t("mail")}>
          <div className="border-b bg-surface px-3 py-2 text-sm">
            <b className="font-semibold">{sender}</b>
            <span className="block truncate text-muted-foreground">{t("subject")}</span>
          </div>
          <div className="p-4" style={page}>
            <div className="border p-4" style={card}>
              {top}
              <p className="mt-3">{t("hello")}</p>
              <p className="mt-2 font-semibold">{t("question")}</p>
              {scale(null)}
              <span className="mt-3 inline-block px-4 py-2 font-semibold" style={button}>
                {t("open")}
              </span>
            </div>
            {small}
          </div>
        </Shown>
        <Shown title={t("page")}>
          <div className="p-4" style={page}>
            {top}
            <p className="mt-3 text-lg font-semibold">{t("survey")}</p>
            <div className="mt-3 border p-4" style={card}>
              <p className="font-semibold">{t("question")}</p>
              {scale(9)}
            </div>
            <span className="mt-3 block px-4 py-2 text-center font-semibold" style={button}>
              {t("submit")}
            </span>
          </div>
        </Shown>
      </div>
    </section>
  );
}

function Shown({ title, children }: { title: string; children: ReactNode }) {
  return (
    <figure>
      <figcaption className="mb-1.5 text-xs text-muted-foreground">{title}</figcaption>
      <div className="overflow-hidden rounded-lg border border-border-strong" aria-hidden>
        {children}
      </div>
    </figure>
  );
}
