"use client";
import { useTranslations } from "next-intl";
import { Choices } from "@/components/ui/choices";
import { Panel, PanelBody, PanelHead } from "@/components/ui/panel";
import { Switch } from "@/components/ui/switch";
import type { Filter } from "@/lib/automation/model";
import type { PostField } from "@/lib/outgoing/fields";
import { ConditionsEditor } from "../setup/filter/conditions-editor";

const events = [
  "response.completed",
  "response.partial",
  "invitation.sent",
  "invitation.bounced",
  "respondent.unsubscribed",
] as const;

/** Which events are posted, what of them, and of which answers. */
export type Posted = {
  events: (typeof events)[number][];
  /** Null: all there is. */
  include: string[] | null;
  values: "codes" | "labels";
  filter: Filter | null;
};

/** What can be chosen of a survey. */
export type PostedSource = {
  fields: readonly PostField[];
  conditions: readonly PostField[];
  languages: readonly string[];
};

/** What is posted, as switches: the events, each field of the person, the variables and the answers; and a filter. */
export function PostedFields({
  value,
  source,
  onChange,
}: {
  value: Posted;
  source: PostedSource;
  onChange: (value: Posted) => void;
}) {
  const t = useTranslations("outgoing");
  const label = usePostLabel();
  const names = source.fields.map(({ name }) => name);
  const included = new Set(value.include ?? names);
  function include(name: string, on: boolean) {
    const next = names.filter((each) => (each === name ? on : included.has(each)));
    onChange({ ...value, include: next.length === names.length ? null : next });
  }
  return (
    <div className="mt-6 grid gap-6">
      <Panel>
        <PanelHead title={t("events.title")} />
        <PanelBody>
          <ul className="grid gap-3">
            {events.map((event) => {
              const on = value.events.includes(event);
              const next = events.filter((each) => (each === event ? !on : value.events.includes(each)));
              return (
                <Row
                  key={event}
                  label={t(`events.${event.replace(".", "_") as "response_completed"}`)}
                  hint={<code className="text-xs">{event}</code>}
                  checked={on}
                  // Without any event there would be nothing to post.
                  disabled={on && next.length === 0}
                  onChange={() => onChange({ ...value, events: next })}
                />
              );
            })}
          </ul>
        </PanelBody>
      </Panel>
      <Panel>
        <PanelHead title={t("fields.title")} />
        <PanelBody className="grid gap-5">
          {(["respondent", "variables", "answers"] as const).map((of) => {
            const group = source.fields.filter((field) => field.of === of);
            if (group.length === 0) return null;
            return (
              <section key={of}>
                <h3 className="mb-2 text-sm font-semibold text-muted-foreground">{t(`fields.${of}`)}</h3>
                <ul className="grid gap-3">
                  {group.map((field) => (
                    <Row
                      key={field.name}
                      label={label(field)}
                      hint={<code className="text-xs">{field.name}</code>}
                      checked={included.has(field.name)}
                      onChange={(on) => include(field.name, on)}
                    />
                  ))}
                </ul>
              </section>
            );
          })}
          <div>
            <p className="mb-1.5 text-sm font-semibold">{t("values.title")}</p>
            <Choices
              label={t("values.title")}
              value={value.values}
              options={(["codes", "labels"] as const).map((each) => ({
                value: each,
                label: t(`values.${each}`),
              }))}
              onChange={(values) => onChange({ ...value, values })}
            />
            <p className="mt-1.5 text-sm text-muted-foreground">{t(`values.${value.values}Text`)}</p>
          </div>
        </PanelBody>
      </Panel>
      <Panel>
        <PanelHead title={t("filter.title")} />
        <PanelBody>
          <ConditionsEditor
            first={value.filter}
            legend={t("filter.title")}
            legendHidden
            words={{ add: t("filter.add"), drop: t("filter.drop") }}
            fields={source.conditions.map((field) => ({ ...field, label: label(field) }))}
            languages={source.languages}
            none={t("filter.none")}
            onChange={(filter) => onChange({ ...value, filter })}
          />
        </PanelBody>
      </Panel>
    </div>
  );
}

/** What a field is called: by its question or variable, or in the page's words. */
export function usePostLabel(): (field: Pick<PostField, "name" | "label">) => string {
  const t = useTranslations("outgoing.fields");
  return ({ name, label }) => label ?? t(`names.${name.replace("respondent.", "") as "email"}`);
}

function Row({
  label,
  hint,
  checked,
  disabled = false,
  onChange,
}: {
  label: string;
  hint: React.ReactNode;
  checked: boolean;
  disabled?: boolean;
  onChange: (on: boolean) => void;
}) {
  return (
    <li className="flex items-center justify-between gap-4">
      <span className="min-w-0 wrap-anywhere">
        {label} <span className="ml-1 text-muted-foreground">{hint}</span>
      </span>
      <Switch aria-label={label} checked={checked} disabled={disabled} onCheckedChange={onChange} />
    </li>
  );
}
