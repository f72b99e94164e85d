"use client";
import { useTranslations } from "next-intl";
import { ConditionsEditor } from "@/components/automation/setup/filter/conditions-editor";
import { Banner } from "@/components/ui/banner";
import { TextField } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import type { ThanksDraft } from "@/lib/survey/ends";
import type { EndsFault } from "@/lib/survey/ends-faults";
import { RowButtons } from "../questions/row-buttons";
import type { LogicChoice, useLogic } from "../questions/use-logic";
import { EndText } from "./end-text";

/** One thank-you: to whom it is said, its words, a link, or where the browser goes on to. */
export function ThanksEditor({
  thanks,
  number,
  count,
  hidden,
  gated,
  faults,
  fields,
  logic,
  language,
  languages,
  mayAct,
  onChange,
  onMove,
  onDelete,
}: {
  thanks: ThanksDraft;
  number: number;
  count: number;
  /** One before it is for everybody. */
  hidden: boolean;
  /** It leads to a review site, and others do not. */
  gated: boolean;
  faults: readonly EndsFault[];
  fields: readonly LogicChoice[];
  logic: ReturnType<typeof useLogic>;
  language: string;
  languages: readonly string[];
  mayAct: boolean;
  onChange: (change: Partial<ThanksDraft>) => void;
  onMove: (by: -1 | 1) => void;
  onDelete: () => void;
}) {
  const t = useTranslations("survey.ends");
  const { when, text, link, label, redirect } = thanks;
  const faultOf = (part: EndsFault["part"]) => faults.find((fault) => fault.part === part);
  return (
    <li id={`thanks-${number - 1}`} tabIndex={-1} className="scroll-mt-4 rounded-lg outline-offset-2">
      <Panel className={faults.length > 0 ? "border-danger-line" : ""}>
        <div className="flex items-start justify-between gap-2 border-b py-2 pr-2 pl-4">
          <h3 className="min-w-0 py-1 font-semibold wrap-anywhere">
            {number}. {when ? t("when", { conditions: logic.say(when) }) : t("everybody")}
          </h3>
          {mayAct ? <RowButtons of="ends" {...{ number, count, onMove, onDelete }} /> : null}
        </div>
        <div className="grid gap-5 p-4">
          {hidden ? <Banner kind="warning" title={t("hidden")} /> : null}
          <ConditionsEditor
            first={when}
            {...{ fields, languages }}
            legend={t("to")}
            none={t("toAll")}
            fault={faultOf("when") && t("fault.whenShort")}
            onChange={(filter) => onChange({ when: filter })}
          />
          <EndText
            label={t("text")}
            hint={t("textHint")}
            texts={text}
            {...{ language, languages }}
            error={faultOf("text") && t("fault.textShort")}
            onChange={(next) => onChange({ text: next })}
          />
          <TextField
            label={t("link")}
            hint={t("linkHint")}
            type="url"
            inputMode="url"
            spellCheck={false}
            maxLength={2000}
            value={link}
            error={faultOf("link") && t("fault.httpsShort")}
            onChange={(event) => onChange({ link: event.target.value })}
          />
          {link.trim() ? (
            <EndText
              label={t("label")}
              texts={label}
              {...{ language, languages }}
              error={faultOf("label") && t("fault.labelShort")}
              short
              onChange={(next) => onChange({ label: next })}
            />
          ) : null}
          <TextField
            label={t("redirect")}
            hint={t("redirectHint")}
            type="url"
            inputMode="url"
            spellCheck={false}
            maxLength={2000}
            value={redirect}
            error={faultOf("redirect") && t("fault.httpsShort")}
            onChange={(event) => onChange({ redirect: event.target.value })}
          />
          {gated ? (
            <Banner kind="warning" title={t("gated")}>
              {t("gatedText")}
            </Banner>
          ) : null}
        </div>
      </Panel>
    </li>
  );
}
