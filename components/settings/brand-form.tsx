"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { directionOf } from "@/lib/text/language";
import { BrandPreview } from "../brand/brand-preview";
import type { BrandValues } from "../brand/brand-values";
import { isColour, ThemeFields } from "../brand/theme-fields";
import { EditForm } from "../form/edit-form";
import type { Act } from "../form/outcome";
import { useLanguageName } from "../shell/language-name";
import { TextAreaField, TextField } from "../ui/field";
import { Panel, PanelBody, PanelHead } from "../ui/panel";
import { FooterLanguages } from "./footer-languages";

/** Only the footers that are written; null where there are none. */
function withoutBlanks(footer: BrandValues["footer"]): BrandValues["footer"] {
  if (footer === null || typeof footer === "string") return footer;
  const written = Object.entries(footer).filter(([, text]) => text.trim() !== "");
  return written.length === 0 ? null : Object.fromEntries(written);
}

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
  const nameOf = useLanguageName();
  const { theme } = value;
  const good = theme === null || isColour(theme.color);
  const footers = typeof value.footer === "object" && value.footer !== null ? value.footer : null;
  return (
    <EditForm
      value={value}
      problems={[]}
      check={() => good}
      seen=""
      wideAside
      save={save && (() => save(null, { ...value, footer: withoutBlanks(value.footer) }))}
      aside={<BrandPreview workspace={workspace} value={good ? value : { ...value, theme: null }} />}
    >
      <div className="grid gap-6">
        <Panel className="grid gap-5 p-4">
          <ThemeFields
            label={t("own")}
            hint={t("ownText")}
            theme={theme}
            onChange={(next) => setValue({ ...value, theme: next })}
          />
        </Panel>
        <Panel>
          <PanelHead title={t("sender")} />
          <PanelBody className="grid gap-5">
            <TextField
              label={t("senderName")}
              hint={t("senderNameHint")}
              maxLength={200}
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
                  label={t("footerIn", { language: nameOf(tag, "within") })}
                  lang={tag}
                  dir={directionOf(tag)}
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
            <FooterLanguages footer={value.footer} onChange={(footer) => setValue({ ...value, footer })} />
          </PanelBody>
        </Panel>
      </div>
    </EditForm>
  );
}
