"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Controller, useForm } from "react-hook-form";
import { checkExternalUrl } from "@/lib/survey/external-url";
import { ActionError } from "../form/action-error";
import { ChoiceCard } from "../form/choice-card";
import type { Act } from "../form/outcome";
import { useAct } from "../form/use-act";
import { Button, ButtonLink } from "../ui/button";
import { TextField } from "../ui/field";
import { Panel, PanelBody } from "../ui/panel";
import { useUrlFault } from "./address-form";
import { LanguageList } from "./language-list";

/** A survey that is about to be made. */
export type NewSurvey = {
  survey: { title: string; kind: "hosted" | "external"; url: string | null; languages: string[] };
  /** What a survey with its questions here begins with; null: nothing. */
  template: string | null;
};

/** A survey to begin with, and how long it is. */
export type OfferedTemplate = { id: string; questions: number; minutes: number };

/** Makes a survey: its title, where its questions are, what it begins with, its languages. */
export function CreateSurveyForm({
  language,
  templates,
  create,
}: {
  language: string;
  templates: readonly OfferedTemplate[];
  create: Act<NewSurvey, string>;
}) {
  const t = useTranslations("survey");
  const router = useRouter();
  const faultOf = useUrlFault();
  const { outcome, pending, run } = useAct<string>();
  const form = useForm({
    defaultValues: {
      title: "",
      kind: "hosted" as NewSurvey["survey"]["kind"],
      url: "",
      languages: [language],
      template: "",
    },
  });
  const { errors } = form.formState;
  const external = form.watch("kind") === "external";

  const submit = form.handleSubmit(({ url, template, ...values }) =>
    run(
      () =>
        create(null, {
          template: external ? null : template || null,
          survey: { ...values, url: external ? url : null },
        }),
      (id) => router.push(`/surveys/${id}`),
    ),
  );

  return (
    <form noValidate onSubmit={submit} className="mt-6 max-w-[640px]">
      <ActionError state={outcome} className="mb-4" />
      <Panel>
        <PanelBody className="grid gap-6">
          <TextField
            label={t("new.name")}
            hint={t("new.nameHint")}
            error={errors.title ? t("new.noTitle") : undefined}
            maxLength={200}
            autoFocus
            {...form.register("title", { validate: (title) => title.trim() !== "" })}
          />
          <fieldset className="grid gap-2">
            <legend className="mb-1.5 text-sm font-semibold">{t("new.kind")}</legend>
            {(["hosted", "external"] as const).map((kind) => (
              <ChoiceCard key={kind} value={kind} title={t(`new.${kind}`)} {...form.register("kind")}>
                {t(`new.${kind}Text`)}
              </ChoiceCard>
            ))}
          </fieldset>
          {external ? (
            <TextField
              label={t("address.url")}
              hint={t("address.hint", { example: "{{email}}" })}
              error={errors.url ? errors.url.message : undefined}
              type="url"
              spellCheck={false}
              {...form.register("url", {
                validate: (url) => faultOf(url, checkExternalUrl(url, [])) ?? true,
              })}
            />
          ) : (
            <fieldset className="min-w-0">
              <legend className="mb-1.5 text-sm font-semibold">{t("new.begin")}</legend>
              <p className="mb-2.5 text-sm text-muted-foreground">{t("new.beginText")}</p>
              <div className="grid gap-2 sm:grid-cols-2">
                <ChoiceCard value="" title={t("templates.empty.title")} {...form.register("template")}>
                  {t("templates.empty.text")}
                </ChoiceCard>
                {templates.map(({ id, questions, minutes }) => (
                  <ChoiceCard
                    key={id}
                    value={id}
                    title={t(`templates.${id as "event"}.title`)}
                    {...form.register("template")}
                  >
                    {t(`templates.${id as "event"}.text`)}
                    <span className="mt-1 block">{t("new.length", { questions, minutes })}</span>
                  </ChoiceCard>
                ))}
              </div>
            </fieldset>
          )}
          <Controller
            control={form.control}
            name="languages"
            render={({ field }) => <LanguageList value={field.value} onChange={field.onChange} />}
          />
        </PanelBody>
      </Panel>
      <div className="mt-5 flex gap-2">
        <Button type="submit" variant="primary" disabled={pending}>
          {t("new.submit")}
        </Button>
        <ButtonLink href="/surveys">{t("new.cancel")}</ButtonLink>
      </div>
    </form>
  );
}
