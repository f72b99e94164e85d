"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Controller, useForm, useWatch } from "react-hook-form";
import type { BrandTheme } from "../brand/brand-values";
import { ChoiceCard } from "../form/choice-card";
import { EditForm, type SavedEdit } from "../form/edit-form";
import { Banner } from "../ui/banner";
import { TextField } from "../ui/field";
import { Panel, PanelBody } from "../ui/panel";
import { TextLink } from "../ui/text-link";
import { LanguageList } from "./language-list";
import type { SurveyStatus } from "./survey-status";

/** What is kept of a survey's settings. `closes` is in the workspace's local time, to the minute, or blank. */
export type SurveySettings = {
  title: string;
  status: SurveyStatus;
  languages: string[];
  closes: string;
  /** Null: the workspace's. */
  theme: BrandTheme | null;
};

/** Seldom needed, so loaded where it is seen. */
const SurveyTheme = dynamic(async () => (await import("../brand/theme-fields")).ThemeFields);

type Users = readonly { id: string; name: string; status: string }[];

const statuses = ["draft", "open", "closed"] as const;

/** Title, status with what follows from it, when it closes by itself, and languages. */
export function SurveySettingsForm({
  surveyId,
  values: first,
  timeZone,
  users,
  scheduled,
  hollow,
  seen,
  save,
}: {
  surveyId: string;
  values: SurveySettings;
  timeZone: string;
  users: Users;
  /** How many invitations to it are scheduled. */
  scheduled: number;
  /** It has no questions, and should have. */
  hollow: boolean;
  seen: string;
  save: SavedEdit<SurveySettings>;
}) {
  const t = useTranslations("survey");
  const brand = useTranslations("brand");
  const form = useForm<SurveySettings>({ defaultValues: first });
  const written = useWatch({ control: form.control }) as SurveySettings;
  const named = written.title.trim() !== "";
  return (
    <EditForm
      value={written}
      problems={[
        ...(named ? [] : [{ text: t("new.noTitle") }]),
        ...(written.theme && !/^#[0-9a-f]{6}$/i.test(written.theme.color)
          ? [{ text: brand("colourFault") }]
          : []),
      ]}
      seen={seen}
      save={save && ((digest) => save(null, { id: surveyId, seen: digest, ...form.getValues() }))}
      aside={<UsedBy users={users} />}
    >
      <Panel>
        <PanelBody className="grid gap-6">
          <TextField
            label={t("new.name")}
            hint={t("new.nameHint")}
            error={named ? undefined : t("new.noTitle")}
            maxLength={200}
            defaultValue={first.title}
            {...form.register("title")}
          />
          <fieldset className="grid min-w-0 gap-2">
            <legend className="mb-1.5 text-sm font-semibold">{t("settings.status")}</legend>
            {statuses.map((status) => (
              <ChoiceCard
                key={status}
                value={status}
                defaultChecked={status === first.status}
                title={t(`settings.${status}`)}
                {...form.register("status")}
              >
                {t(`settings.${status}Text`)}
              </ChoiceCard>
            ))}
            <Consequences {...{ users, scheduled, hollow }} status={written.status} />
          </fieldset>
          <TextField
            label={t("settings.closes")}
            hint={t("settings.closesHint", { timeZone: timeZone.replaceAll("_", " ") })}
            type="datetime-local"
            className="w-fit"
            {...form.register("closes")}
          />
          <Controller
            control={form.control}
            name="languages"
            render={({ field }) => (
              <LanguageList value={field.value} onChange={field.onChange} stored={first.languages} />
            )}
          />
        </PanelBody>
      </Panel>
      <Panel className="mt-6 grid gap-5 p-4">
        <Controller
          control={form.control}
          name="theme"
          render={({ field }) => (
            <SurveyTheme
              label={brand("ofSurvey")}
              hint={brand("ofSurveyText")}
              theme={field.value}
              onChange={field.onChange}
            />
          )}
        />
      </Panel>
    </EditForm>
  );
}

function Consequences({
  status,
  users,
  scheduled,
  hollow,
}: {
  status: SurveyStatus;
  users: Users;
  scheduled: number;
  hollow: boolean;
}) {
  const t = useTranslations("survey.settings");
  const enabled = users.filter((user) => user.status === "enabled").length;
  const text =
    status === "open"
      ? hollow && t("noQuestions")
      : [
          enabled > 0 && t("consequence", { count: enabled }),
          scheduled > 0 && t("scheduled", { count: scheduled }),
        ]
          .filter(Boolean)
          .join(" ");
  return <div role="status">{text ? <Banner kind="warning" className="mt-1" title={text} /> : null}</div>;
}

function UsedBy({ users }: { users: Users }) {
  const t = useTranslations();
  return (
    <section aria-labelledby="used-by">
      <h2 id="used-by" className="mb-2.5">
        {t("survey.settings.used")}
      </h2>
      <Panel>
        {users.length === 0 ? (
          <PanelBody className="text-sm text-muted-foreground">{t("survey.settings.usedNone")}</PanelBody>
        ) : (
          <ul className="divide-y">
            {users.map(({ id, name, status }) => (
              <li key={id} className="flex flex-wrap justify-between gap-x-3 px-4 py-2.5">
                <TextLink href={`/automations/${id}`}>{name}</TextLink>
                <span className="text-sm text-muted-foreground">
                  {t(`statuses.automation.${status as "enabled"}`)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </section>
  );
}
