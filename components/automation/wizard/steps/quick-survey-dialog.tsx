"use client";
import { useLocale, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ActionError } from "@/components/form/action-error";
import type { Act, Refusal } from "@/components/form/outcome";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";

export type QuickSurvey = { title: string; languages: ("en" | "sv")[] };

const languages = [
  { tag: "en", name: "English" },
  { tag: "sv", name: "Svenska" },
] as const;

/** Makes a short survey without leaving the wizard. */
export function QuickSurveyDialog({
  open,
  onClose,
  make,
  onMade,
}: {
  open: boolean;
  onClose: () => void;
  make: Act<QuickSurvey, string>;
  onMade: (id: string) => void;
}) {
  const t = useTranslations("wizard.survey.quick");
  const problems = useTranslations("problems.fields");
  const locale = useLocale();
  const [title, setTitle] = useState("");
  const [chosen, setChosen] = useState<("en" | "sv")[]>([locale]);
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [pending, start] = useTransition();

  function submit() {
    setTried(true);
    if (title.trim() === "" || chosen.length === 0) return;
    start(async () => {
      const outcome = await make(null, { title, languages: chosen });
      if (outcome?.ok) onMade(outcome.value);
      else setRefusal(outcome);
    });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t("title")}
      description={t("text")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant="primary" disabled={pending} onClick={submit}>
            {t("submit")}
          </Button>
        </>
      }
    >
      <ActionError state={refusal} className="mb-4" />
      <TextField
        label={t("name")}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && submit()}
        error={tried && title.trim() === "" ? problems("missing_field") : undefined}
        maxLength={200}
      />
      <fieldset className="mt-4">
        <legend className="mb-1.5 text-sm">{t("languages")}</legend>
        <div className="flex gap-5">
          {languages.map(({ tag, name }) => (
            <label key={tag} lang={tag} className="flex min-h-8 items-center gap-2">
              <input
                type="checkbox"
                className="size-4 accent-primary"
                checked={chosen.includes(tag)}
                onChange={(event) =>
                  setChosen(event.target.checked ? [...chosen, tag] : chosen.filter((each) => each !== tag))
                }
              />
              {name}
            </label>
          ))}
        </div>
        {tried && chosen.length === 0 ? <p className="text-sm text-danger">{t("language")}</p> : null}
      </fieldset>
    </Dialog>
  );
}
