"use client";
import { useTranslations } from "next-intl";
import { isPlainClick } from "@/components/page/plain-click";
import { ButtonLink } from "@/components/ui/button";
import { useDraft } from "./draft-state";

/** Goes back to the list; the draft waits there. */
export function LeaveLink() {
  const t = useTranslations("wizard");
  const draft = useDraft();
  return (
    <ButtonLink
      href="/automations"
      size="sm"
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        draft.leave("/automations");
      }}
    >
      {t("leave")}
    </ButtonLink>
  );
}
