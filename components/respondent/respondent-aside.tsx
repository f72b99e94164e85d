"use client";
import { Download, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { RespondentState } from "@/lib/respondent/detail";
import { ActionError } from "../form/action-error";
import type { Act } from "../form/outcome";
import { useAct } from "../form/use-act";
import { tell } from "../page/news";
import { Button } from "../ui/button";
import { buttonClass } from "../ui/button-class";
import { Dialog } from "../ui/dialog";
import { TextField } from "../ui/field";
import { Moment } from "../ui/moment";
import { Facts, Panel, PanelBody, PanelHead } from "../ui/panel";

type Person = {
  id: string;
  surveyId: string;
  email: string;
  name: string;
  language: string;
  createdAt: string;
  openedAt: string | null;
  answeredAt: string | null;
  variables: Readonly<Record<string, string>>;
};

/** `searching`: not all stored requests could be searched at once. */
type Erase = Act<{ email: string }, { searching: boolean }>;

/** Who a respondent is, and for admins what can be done with their data. */
export function RespondentAside({
  respondent,
  suppressions,
  erase,
}: {
  respondent: Person;
  suppressions: readonly { id: string; reason: RespondentState; all: boolean }[];
  erase: Erase | null;
}) {
  const t = useTranslations();
  const { email, name, language, createdAt, openedAt, answeredAt, variables } = respondent;
  const moment = (at: string | null) =>
    at ? (
      <Moment at={at} look="short" />
    ) : (
      <span className="text-muted-foreground">{t("respondent.notYet")}</span>
    );
  const names = Object.keys(variables);
  return (
    <div className="grid min-w-0 gap-6">
      <Panel>
        <PanelHead title={t("respondent.about")} />
        <PanelBody>
          <Facts
            items={[
              { name: t("respondent.email"), value: email },
              { name: t("respondent.name"), value: name || t("respondent.noName") },
              { name: t("respondent.language"), value: language },
              { name: t("respondent.came"), value: moment(createdAt) },
              { name: t("respondent.opened"), value: moment(openedAt) },
              { name: t("respondent.answeredAt"), value: moment(answeredAt) },
            ]}
          />
          {suppressions.map(({ id, reason, all }) => (
            <p key={id} className="mt-3 text-sm text-body">
              {t("respondent.suppressed", {
                reason: t(`respondents.states.${reason}`),
                scope: all ? "all" : "one",
              })}
            </p>
          ))}
        </PanelBody>
      </Panel>
      <Panel>
        <PanelHead title={t("respondent.variables")} />
        <PanelBody className="text-sm">
          {names.length === 0 ? (
            <p className="text-muted-foreground">{t("respondent.noVariables")}</p>
          ) : (
            <Facts items={names.map((key) => ({ key, name: key, value: variables[key] }))} />
          )}
        </PanelBody>
      </Panel>
      {erase ? <PersonalData respondent={respondent} erase={erase} /> : null}
    </div>
  );
}

function PersonalData({ respondent, erase }: { respondent: Person; erase: Erase }) {
  const t = useTranslations("respondent");
  const ui = useTranslations("ui");
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState("");
  const { outcome, pending, run } = useAct<{ searching: boolean }>();
  const { id, surveyId, email } = respondent;
  const certain = typed.trim().toLowerCase() === email.toLowerCase();

  function submit() {
    if (!certain || pending) return;
    run(
      () => erase(null, { email }),
      ({ searching }) => {
        tell((toast) => toast.success(t(searching ? "erasedSearching" : "erased")));
        router.push(`/surveys/${surveyId}/respondents`);
      },
    );
  }

  return (
    <Panel>
      <PanelHead title={t("data")} />
      <PanelBody>
        <p className="text-sm text-muted-foreground">{t("dataText")}</p>
        <div className="mt-3 grid gap-2">
          <a
            href={`/respondents/${id}/data`}
            download
            className={buttonClass({ className: "whitespace-normal" })}
          >
            <Download size={14} aria-hidden />
            {t("export")}
          </a>
          <Button variant="danger" onClick={() => setAsking(true)}>
            <Trash2 size={14} aria-hidden />
            {t("erase")}
          </Button>
        </div>
      </PanelBody>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={t("eraseTitle", { email })}
        description={t("eraseText")}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{ui("keepIt")}</Button>
            <Button variant="danger-solid" disabled={!certain || pending} onClick={submit}>
              {t("eraseSubmit")}
            </Button>
          </>
        }
      >
        <ActionError state={outcome} className="mb-4" />
        <TextField
          label={t("eraseType")}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && submit()}
        />
      </Dialog>
    </Panel>
  );
}
