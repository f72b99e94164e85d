"use client";
import { CircleCheck, Funnel, Inbox, Layers, RefreshCw, ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import type { Variable } from "@/lib/automation/model";
import { suggestMapping } from "@/lib/automation/setup/field-list";
import { conditionsOf } from "@/lib/filter/walk";
import type { SenderChoice, TemplateChoice } from "./choice";

const code = (text: ReactNode) => <code>{text}</code>;

/** What a sender's template fills in: the templates, what the chosen one does, and the way back. */
export function TemplatePicker({
  sender,
  value,
  survey,
  filled,
  onChange,
  onUndo,
}: {
  sender: SenderChoice;
  /** The id of the chosen one; null: none. */
  value: string | null;
  survey: { title: string; variables: Variable[] };
  /** It was filled in just now. */
  filled: boolean;
  onChange: (template: TemplateChoice | null) => void;
  onUndo: () => void;
}) {
  const t = useTranslations("wizard.sender");
  const id = useId();
  const { templates } = sender;
  if (templates.length === 0) return null;
  const chosen = templates.find((each) => each.id === value);
  const option = (key: string, name: string, text: string, template: TemplateChoice | null) => (
    <label
      key={key}
      className="grid min-h-11 cursor-pointer grid-cols-[16px_1fr] gap-2.5 rounded-md px-2 py-2 leading-[18px] hover:bg-hover has-checked:bg-primary-soft has-focus-visible:outline-2 has-focus-visible:outline-ring"
    >
      <input
        type="radio"
        name={`${id}-template`}
        checked={value === (template?.id ?? null)}
        onChange={() => onChange(template)}
        aria-labelledby={`${id}-${key}`}
        aria-describedby={`${id}-${key}-text`}
        className="mt-0.5 size-3.5 accent-primary outline-none"
      />
      <span className="min-w-0 wrap-anywhere">
        <span id={`${id}-${key}`} className="block text-sm font-semibold">
          {name}
        </span>
        <span id={`${id}-${key}-text`} className="block text-sm text-muted-foreground">
          {text}
        </span>
      </span>
    </label>
  );
  return (
    <fieldset aria-labelledby={`${id}-title`} className="mt-7 min-w-0">
      <div className="mb-2.5 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={`${id}-title`}>{t("template")}</h2>
        <span className="text-sm text-muted-foreground">{t("changeable")}</span>
      </div>
      <Panel className="grid md:grid-cols-[minmax(180px,212px)_minmax(0,1fr)]">
        <div className="border-b p-2 md:border-r md:border-b-0">
          {templates.map((each) => option(each.id, each.name, each.when, each))}
          {option("none", t("none"), t("noneText"), null)}
        </div>
        <div className="px-4 pt-3.5 pb-4">
          {chosen ? <Does sender={sender} template={chosen} survey={survey} /> : null}
        </div>
        {filled ? (
          <div
            role="status"
            className="col-span-full flex flex-wrap items-center gap-2 border-t px-4 py-2.5 text-sm text-body"
          >
            <CircleCheck size={14} aria-hidden className="shrink-0 text-success" />
            <span className="min-w-0 grow basis-0">{t("filled")}</span>
            <Button size="sm" variant="ghost" onClick={onUndo}>
              {t("undo")}
            </Button>
          </div>
        ) : null}
      </Panel>
    </fieldset>
  );
}

/** What a template does, in sentences. */
function Does({
  sender,
  template,
  survey,
}: {
  sender: SenderChoice;
  template: TemplateChoice;
  survey: { title: string; variables: Variable[] };
}) {
  const t = useTranslations("wizard.sender");
  const { name, authentication, tellsRetries } = sender;
  const { fields } = template;
  const mapped = Object.values(suggestMapping(fields, {}, survey.variables)).length;
  const only = conditionsOf(template.filter).find(({ condition }) => condition.op === "equals")?.condition;
  const sentences = [
    {
      icon: ShieldCheck,
      title: t(`does.${authentication}`, { name }),
      text: t(`does.${authentication}Text`, { name }),
    },
    {
      icon: Inbox,
      title: t("does.takes", { count: fields.length }),
      text: (
        <span className="font-mono text-xs">
          {fields.map((field) => (
            <span key={field.name} className="mr-2 inline-block">
              {field.name}
            </span>
          ))}
        </span>
      ),
    },
    {
      icon: Funnel,
      title: t("does.filter"),
      text: only
        ? t.rich("does.onlyText", { field: only.field, value: String(only.value), code })
        : t("does.filterText"),
    },
    {
      icon: Layers,
      title: t("does.maps", { count: mapped, survey: survey.title }),
      text: mapped < fields.length ? t("does.mapsText") : t("does.mapsAll"),
    },
    ...(tellsRetries ? [{ icon: RefreshCw, title: t("does.once"), text: t("does.onceText", { name }) }] : []),
  ];
  return (
    <>
      <p className="mb-3 text-xs text-muted-foreground">{t("does.title", { template: template.name })}</p>
      <ol className="grid gap-3">
        {sentences.map(({ icon: Icon, title, text }) => (
          <li key={title} className="grid grid-cols-[16px_minmax(0,1fr)] gap-3 text-sm">
            <Icon size={16} aria-hidden className="mt-0.5 text-primary" />
            <div>
              <p className="font-semibold">{title}</p>
              <p className="text-muted-foreground">{text}</p>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
