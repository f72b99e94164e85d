import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ButtonLook } from "@/components/ui/button-class";
import { SubmitButton } from "@/components/ui/submit-button";

/** Begins an automation. @param create makes the draft and goes to its first step */
export function CreateAutomation({ create, ...look }: { create: () => Promise<void> } & ButtonLook) {
  const t = useTranslations("automations");
  return (
    <form action={create} className="max-md:grow max-md:[&_button]:w-full">
      <SubmitButton variant="primary" {...look}>
        <Plus size={16} aria-hidden />
        {t("create")}
      </SubmitButton>
    </form>
  );
}
