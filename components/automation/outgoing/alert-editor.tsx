"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionError } from "@/components/form/action-error";
import { EditForm } from "@/components/form/edit-form";
import type { Act } from "@/components/form/outcome";
import { useAct } from "@/components/form/use-act";
import { Button } from "@/components/ui/button";
import { Choices } from "@/components/ui/choices";
import { SelectField, TextField } from "@/components/ui/field";
import { Panel, PanelBody, PanelHead } from "@/components/ui/panel";
import type { Filter } from "@/lib/automation/model";
import type { PostField } from "@/lib/outgoing/fields";
import { ConditionsEditor } from "../setup/filter/conditions-editor";
import { type ChannelDraft, ChannelFields } from "./alert-channels";
import { AlertRehearsal } from "./alert-rehearsal";
import { usePostLabel } from "./posted-fields";

type Values = {
  name: string;
  surveyId: string | null;
  filter: Filter | null;
  channels: ChannelDraft[];
  digest: "daily" | "weekly" | null;
  at: string;
};

type ChannelInput =
  | { kind: "email"; to: string; locale: "en" | "sv" }
  | { kind: "slack" | "teams"; url: string; locale: "en" | "sv" };

type Input = Omit<Values, "channels"> & { channels: ChannelInput[] };

type TestResult = {
  kind: "email" | "slack" | "teams";
  ok: boolean;
  status: number | null;
  error: string | null;
};

/** What conditions may look at, of the chosen survey. */
type Known = { fields: readonly PostField[]; languages: readonly string[] };

/** What can be done with an alert. */
export type AlertActs = {
  fieldsOf: Act<{ surveyId: string }, Known>;
  saveAlert: Act<{ id: string; seen: string } & Input, string>;
  enableAlert: Act<{ id: string } & Input>;
  sendTest: Act<{ id: string }, TestResult[]>;
};

/** An alert on one page, in the order in which it is thought: whose answers, which of them, whom it tells, when. */
export function AlertEditor({
  automation: { id, draft },
  surveys,
  known: firstKnown,
  zone,
  values,
  seen,
  actions,
}: {
  automation: { id: string; draft: boolean };
  surveys: readonly { id: string; title: string }[];
  known: Known;
  zone: string;
  values: Values;
  seen: string;
  actions: AlertActs | null;
}) {
  const t = useTranslations("alert");
  const filterWords = useTranslations("outgoing.filter");
  const label = usePostLabel();
  const router = useRouter();
  const [value, setValue] = useState(values);
  const [known, setKnown] = useState(firstKnown);
  const choosing = useAct<Known>();
  const enabling = useAct();
  const input: Input = { ...value, channels: value.channels.map(inputOf) };
  const { surveyId } = value;
  const ready = surveyId !== null && value.channels.length > 0;
  const rhythm = value.digest ?? "now";
  return (
    <EditForm
      value={input}
      problems={[]}
      seen={seen}
      save={actions && ((digest) => actions.saveAlert(null, { id, seen: digest, ...input }))}
      aside={
        surveyId === null ? null : (
          <AlertRehearsal
            automationId={id}
            written={{
              ...{ surveyId, name: value.name, filter: value.filter },
              locale: input.channels[0]?.locale ?? "en",
            }}
          />
        )
      }
      wideAside
    >
      <div className="grid gap-6">
        <Panel className="grid gap-5 p-4">
          <TextField
            label={t("name")}
            maxLength={200}
            value={value.name}
            onChange={(event) => setValue({ ...value, name: event.target.value })}
          />
          <SelectField
            label={t("survey")}
            value={surveyId ?? ""}
            disabled={!actions}
            onChange={({ target }) => {
              // Conditions over another survey's questions mean nothing here.
              setValue({ ...value, surveyId: target.value, filter: null });
              choosing.run(() => actions!.fieldsOf(null, { surveyId: target.value }), setKnown);
            }}
          >
            {surveyId === null ? <option value="">{t("chooseSurvey")}</option> : null}
            {surveys.map(({ id: each, title }) => (
              <option key={each} value={each}>
                {title}
              </option>
            ))}
          </SelectField>
          <ActionError state={choosing.outcome} />
        </Panel>
        <Panel>
          <PanelHead title={t("whose")} />
          <PanelBody>
            <ConditionsEditor
              key={surveyId}
              first={value.filter}
              legend={t("whose")}
              legendHidden
              words={{ add: filterWords("add"), drop: filterWords("drop") }}
              fields={known.fields.map((field) => ({ ...field, label: label(field) }))}
              languages={known.languages}
              none={t("none")}
              onChange={(filter) => setValue({ ...value, filter })}
            />
          </PanelBody>
        </Panel>
        <Panel>
          <PanelHead title={t("channels")} />
          <PanelBody>
            <ChannelFields
              channels={value.channels}
              onChange={(channels) => setValue({ ...value, channels })}
            />
            <p className="mt-3 text-sm text-muted-foreground">{t("sends")}</p>
          </PanelBody>
        </Panel>
        <Panel>
          <PanelHead title={t("rhythm")} />
          <PanelBody>
            <Choices
              label={t("rhythm")}
              value={rhythm}
              options={(["now", "daily", "weekly"] as const).map((each) => ({ value: each, label: t(each) }))}
              onChange={(each) => setValue({ ...value, digest: each === "now" ? null : each })}
            />
            <p className="mt-1.5 text-sm text-muted-foreground">
              {t(rhythm === "now" ? "nowText" : "digestText")}
            </p>
            {value.digest === null ? null : (
              <TextField
                className="mt-3 max-w-40"
                label={t("at")}
                hint={t("atHint", { zone })}
                type="time"
                value={value.at}
                onChange={(event) => setValue({ ...value, at: event.target.value || "08:00" })}
              />
            )}
          </PanelBody>
        </Panel>
        {actions ? <SendTest id={id} disabled={!ready} send={actions.sendTest} /> : null}
        {actions && draft ? (
          <div>
            <ActionError state={enabling.outcome} className="mb-3" />
            <Button
              variant="primary"
              disabled={!ready || enabling.pending}
              onClick={() =>
                enabling.run(
                  () => actions.enableAlert(null, { id, ...input }),
                  () => router.push(`/automations/${id}`),
                )
              }
            >
              {t("enable")}
            </Button>
            {ready ? null : <p className="mt-2 text-sm text-muted-foreground">{t("needs")}</p>}
          </div>
        ) : null}
      </div>
    </EditForm>
  );
}

function inputOf({ kind, value, locale }: ChannelDraft): ChannelInput {
  const spoken = locale === "sv" ? "sv" : "en";
  return kind === "email" ? { kind, to: value, locale: spoken } : { kind, url: value.trim(), locale: spoken };
}

function SendTest({ id, disabled, send }: { id: string; disabled: boolean; send: AlertActs["sendTest"] }) {
  const t = useTranslations("alert");
  const errors = useTranslations("run.posted.errors");
  const { outcome, pending, run } = useAct<TestResult[]>();
  const words = ({ status, error }: TestResult) => {
    const key = (error ?? "connection_lost") as "timeout";
    return status === null ? (errors.has(key) ? errors(key) : key) : String(status);
  };
  return (
    <Panel className="p-4">
      <Button disabled={disabled || pending} onClick={() => run(() => send(null, { id }))}>
        {t("test")}
      </Button>
      <p className="mt-2 text-sm text-muted-foreground">{t("testText")}</p>
      <ActionError state={outcome} className="mt-3" />
      <div role="status" aria-live="polite" className="mt-2">
        <ul className="grid gap-1">
          {(outcome?.ok ? outcome.value : []).map((result, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a channel is its place
            <li key={i}>
              {result.ok
                ? t("tested", { kind: t(`kinds.${result.kind}`) })
                : t("testFailed", { kind: t(`kinds.${result.kind}`), error: words(result) })}
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}
