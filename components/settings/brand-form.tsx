"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { brandColours, contrast } from "@/lib/brand/colour";
import { EditForm } from "../form/edit-form";
import type { Act } from "../form/outcome";
import { Choices } from "../ui/choices";
import { TextAreaField, TextField } from "../ui/field";
import { Panel, PanelBody, PanelHead } from "../ui/panel";
import { SwitchRow } from "../ui/switch";
import { BrandPreview } from "./brand-preview";
import type { BrandTheme, BrandValues } from "./brand-values";
import { LogoField } from "./logo-field";

const ours: BrandTheme = { color: "#085a68", logo: null, corner: "round" };
const isColour = (text: string) => /^#[0-9a-f]{6}$/i.test(text);
const blankIsNull = (text: string) => (text.trim() === "" ? null : text);

/** Logo, colour, corners, sender and footer, with both places where they are seen beside them. */
export function BrandForm({
  workspace,
  values,
  save,
}: {
  workspace: string;
  values: BrandValues;
  save: Act<BrandValues, string> | null;
}) {
  const t = useTranslations("brand");
  const [value, setValue] = useState(values);
  const { theme } = value;
  const put = (change: Partial<BrandTheme>) =>
    setValue({ ...value, theme: { ...(theme ?? ours), ...change } });
  const good = theme === null || isColour(theme.color);
  const footers = typeof value.footer === "object" && value.footer !== null ? value.footer : null;
  return (
    <EditForm
      value={value}
      problems={[]}
      check={() => good}
      seen=""
      wideAside
      save={save && (() => save(null, value))}
      aside={<BrandPreview workspace={workspace} value={good ? value : { ...value, theme: null }} />}
    >
      <div className="grid gap-6">
        <Panel className="grid gap-5 p-4">
          <SwitchRow
            label={t("own")}
            hint={t("ownText")}
            checked={theme !== null}
            onCheckedChange={(on) => setValue({ ...value, theme: on ? ours : null })}
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
        </Panel>
        <Panel>
          <PanelHead title={t("sender")} />
          <PanelBody className="grid gap-5">
            <TextField
              label={t("senderName")}
              hint={t("senderNameHint")}
              maxLength={100}
              placeholder={workspace}
              value={value.senderName ?? ""}
              onChange={({ target }) => setValue({ ...value, senderName: blankIsNull(target.value) })}
            />
            <TextField
              label={t("replyTo")}
              hint={t("replyToHint")}
              type="email"
              value={value.replyTo ?? ""}
              onChange={({ target }) => setValue({ ...value, replyTo: blankIsNull(target.value) })}
            />
            {footers ? (
              Object.entries(footers).map(([tag, text]) => (
                <TextAreaField
                  key={tag}
                  label={t("footerIn", { language: tag })}
                  rows={3}
                  maxLength={1000}
                  value={text}
                  onChange={({ target }) =>
                    setValue({ ...value, footer: { ...footers, [tag]: target.value } })
                  }
                />
              ))
            ) : (
              <TextAreaField
                label={t("footer")}
                hint={t("footerHint")}
                rows={3}
                maxLength={1000}
                value={typeof value.footer === "string" ? value.footer : ""}
                onChange={({ target }) => setValue({ ...value, footer: blankIsNull(target.value) })}
              />
            )}
          </PanelBody>
        </Panel>
      </div>
    </EditForm>
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
