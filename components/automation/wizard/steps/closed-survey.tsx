"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ActionError } from "@/components/form/action-error";
import type { Act, Outcome } from "@/components/form/outcome";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

/** Says that nobody can be invited to the survey yet, and opens it. */
export function ClosedSurvey({
  automationId,
  survey,
  open,
}: {
  automationId: string;
  survey: { title: string; status: "draft" | "open" | "closed" } | null;
  open: Act<{ id: string }>;
}) {
  const t = useTranslations("wizard.status.survey");
  const router = useRouter();
  const [outcome, setOutcome] = useState<Outcome>(null);
  const [pending, start] = useTransition();
  if (!survey || survey.status === "open") return null;
  return (
    <>
      <Banner
        kind="warning"
        className="mt-6"
        title={t(survey.status, { title: survey.title })}
        action={
          <Button
            size="sm"
            disabled={pending}
            onClick={() =>
              start(async () => {
                setOutcome(await open(null, { id: automationId }));
                router.refresh();
              })
            }
          >
            {t("open")}
          </Button>
        }
      >
        {t("text")}
      </Banner>
      <ActionError state={outcome} className="mt-3" />
    </>
  );
}
