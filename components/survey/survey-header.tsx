"use client";
import { CircleCheck, CopyPlus, Ellipsis, FlaskConical, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { useRefusal } from "../form/action-error";
import { leave } from "../form/leave";
import type { Act, Outcome } from "../form/outcome";
import { tell } from "../page/news";
import { Button, ButtonLink } from "../ui/button";
import { Menu, MenuItem } from "../ui/menu";
import { PageHeader } from "../ui/page-header";
import type { ActedSurvey } from "./acted-survey";
import { DeleteSurveyDialog } from "./delete-survey-dialog";
import { SurveyStatusMark } from "./survey-status";

export type SurveyActions = {
  open: Act<{ id: string }>;
  duplicate: Act<{ id: string }, string>;
  remove: Act<{ id: string }>;
};

/** The top of a survey's pages: its title, status, a line of fact, and what can be done to it. */
export function SurveyHeader({
  actions,
  external,
  ...acted
}: ActedSurvey & { actions: SurveyActions | null; external: boolean }) {
  const t = useTranslations();
  const { id, title, status } = acted.survey;
  return (
    <PageHeader
      title={title}
      status={<SurveyStatusMark status={status} />}
      crumbs={[{ label: t("surveys.title"), href: "/surveys" }]}
      crumbsLabel={t("ui.crumbs")}
      actions={
        <>
          {external || acted.hollow ? null : (
            <ButtonLink href={`/surveys/${id}/test`} target="_blank" prefetch={false}>
              <FlaskConical size={14} aria-hidden />
              {t("surveys.test")}
            </ButtonLink>
          )}
          {actions ? <Acts {...acted} actions={actions} /> : null}
        </>
      }
    >
      {t("survey.fact", acted.use)}
    </PageHeader>
  );
}

function Acts({ survey, use, hollow, users, actions }: ActedSurvey & { actions: SurveyActions }) {
  const t = useTranslations("surveys");
  const ui = useTranslations("ui");
  const router = useRouter();
  const say = useRefusal();
  const [pending, start] = useTransition();
  const [asking, setAsking] = useState(false);
  const { id } = survey;

  function run<T>(act: () => Promise<Outcome<T>>, then: (value: T) => void) {
    start(async () => {
      const outcome = await act();
      if (outcome?.ok) then(outcome.value);
      else if (outcome)
        tell((toast) => toast.error(say(outcome), { duration: Number.POSITIVE_INFINITY, closeButton: true }));
    });
  }

  return (
    <>
      {survey.status === "open" || hollow ? null : (
        <Button
          disabled={pending}
          onClick={() =>
            run(
              () => actions.open(null, { id }),
              () => {},
            )
          }
        >
          <CircleCheck size={14} aria-hidden />
          {t("open")}
        </Button>
      )}
      <Menu
        align="end"
        trigger={
          <Button size="icon" aria-label={ui("more")}>
            <Ellipsis size={16} aria-hidden />
          </Button>
        }
      >
        <MenuItem
          disabled={pending}
          onClick={() =>
            leave(() =>
              run(
                () => actions.duplicate(null, { id }),
                (copy) => router.push(`/surveys/${copy}`),
              ),
            )
          }
        >
          <CopyPlus size={16} aria-hidden />
          {t("duplicate")}
        </MenuItem>
        <MenuItem danger onClick={() => setAsking(true)}>
          <Trash2 size={16} aria-hidden />
          {t("delete")}
        </MenuItem>
      </Menu>
      {asking ? (
        <DeleteSurveyDialog
          {...{ survey, use, hollow, users, pending }}
          onClose={() => setAsking(false)}
          onDelete={() =>
            run(
              () => actions.remove(null, { id }),
              () => router.push("/surveys"),
            )
          }
        />
      ) : null}
    </>
  );
}
