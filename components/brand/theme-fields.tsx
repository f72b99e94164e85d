"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { brandColours, contrast } from "@/lib/brand/colour";
import { Choices } from "../ui/choices";
import { TextField } from "../ui/field";
import { SwitchRow } from "../ui/switch";
import type { BrandTheme } from "./brand-values";
import { LogoField } from "./logo-field";

const ours: BrandTheme = { color: "#085a68", logo: null, corner: "round" };

/** Is it written as a colour is? */
export const isColour = (text: string) => /^#[0-9a-f]{6}$/i.test(text);

/** A look of one's own, or none: logo, colour with what becomes of it, corners. */
export function ThemeFields({
  label,
  hint,
  theme,
  onChange,
}: {
  label: ReactNode;
  hint: ReactNode;
  theme: BrandTheme | null;
  onChange: (theme: BrandTheme | null) => void;
}) {
  const t = useTranslations("brand");
  const put = (change: Partial<BrandTheme>) => onChange({ ...(theme ?? ours), ...change });
  return (
    <>
      <SwitchRow
        label={label}
        hint={hint}
        checked={theme !== null}
        onCheckedChange={(on) => onChange(on ? ours : null)}
      />
      {theme === null ? null : (
        <>
          <LogoField logo={theme.logo} onChange={(logo) => put({ logo })} />
          <div>
            <div className="flex items-end gap-2">
              <TextField
                className="max-w-40"
                label={t("colour")}
                error={isColour(theme.color) ? undefined : t("colourFault")}
                spellCheck={false}
                value={theme.color}
                onChange={({ target }) => put({ color: target.value.trim() })}
              />
              <input
                type="color"
                aria-label={t("choose")}
                className="h-(--control-h) w-11 cursor-pointer rounded-md border border-control bg-surface p-1"
                value={isColour(theme.color) ? theme.color : ours.color}
                onChange={({ target }) => put({ color: target.value })}
              />
            </div>
            {isColour(theme.color) ? <Ratios color={theme.color} /> : null}
          </div>
          <div>
            <p className="mb-1.5 text-sm font-semibold">{t("corners")}</p>
            <Choices
              label={t("corners")}
              value={theme.corner}
              options={(["round", "square"] as const).map((each) => ({ value: each, label: t(each) }))}
              onChange={(corner) => put({ corner })}
            />
          </div>
        </>
      )}
    </>
  );
}

/** The colour as it was given and as it is used, each with its contrast under white text. */
function Ratios({ color }: { color: string }) {
  const t = useTranslations("brand");
  const { light, darkened } = brandColours(color);
  const ratio = (each: string) => (Math.floor(contrast(each, light.on) * 10) / 10).toFixed(1);
  const swatch = (each: string, name: string) => (
    <div className="flex items-center gap-2.5">
      {/* A picture: it shows what is too faint. */}
      <svg width={44} height={44} viewBox="0 0 44 44" aria-hidden className="shrink-0">
        <rect width={44} height={44} rx={6} fill={each} />
        <text x={22} y={28} textAnchor="middle" style={{ fontSize: 17, fontWeight: 600, fill: light.on }}>
          Aa
        </text>
      </svg>
      <p className="text-sm">
        <b className="block font-semibold">{name}</b>
        <span className="font-mono text-xs">{each}</span>, {ratio(each)} : 1
      </p>
    </div>
  );
  return (
    <div className="mt-3 rounded-md border bg-sunken p-3">
      <div className="flex flex-wrap items-center gap-4">
        {swatch(color.toLowerCase(), darkened ? t("yours") : t("used"))}
        {darkened ? swatch(light.color, t("used")) : null}
      </div>
      <p className="mt-2 text-sm text-muted-foreground">{t(darkened ? "darkened" : "asItIs")}</p>
    </div>
  );
}
