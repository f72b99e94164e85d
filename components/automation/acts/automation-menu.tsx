"use client";
import { CopyPlus, Ellipsis, Pause, PenLine, Play, Power, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu";
import type { AutomationActs } from "./use-automation-acts";

/** All that can be done to an automation, behind one button. */
export function AutomationMenu({
  acts,
  name,
  withStatus = true,
  trigger,
}: {
  acts: AutomationActs;
  name: string;
  /** Whether enabling, disabling and pausing are in it too. */
  withStatus?: boolean;
  trigger?: ReactElement;
}) {
  const t = useTranslations("automations");
  const { automation } = acts;
  return (
    <Menu
      align="end"
      trigger={
        trigger ?? (
          <Button variant="ghost" size="icon-sm" aria-label={t("actionsFor", { name })}>
            <Ellipsis size={16} aria-hidden />
          </Button>
        )
      }
    >
      {withStatus && automation.status !== "draft" ? (
        <>
          {automation.status === "enabled" ? null : (
            <MenuItem onClick={acts.enable}>
              <Play size={16} aria-hidden />
              {t("enable")}
            </MenuItem>
          )}
          {automation.status === "enabled" ? (
            <MenuItem onClick={acts.pause}>
              <Pause size={16} aria-hidden />
              {t("pause")}
            </MenuItem>
          ) : null}
          {automation.status === "disabled" ? null : (
            <MenuItem onClick={acts.disable}>
              <Power size={16} aria-hidden />
              {t("disable")}
            </MenuItem>
          )}
          <MenuSeparator />
        </>
      ) : null}
      {automation.status === "draft" ? (
        <MenuLink href={`/automations/${automation.id}/setup`}>
          <PenLine size={16} aria-hidden />
          {t("resume")}
        </MenuLink>
      ) : null}
      <MenuItem onClick={acts.duplicate}>
        <CopyPlus size={16} aria-hidden />
        {t("duplicate")}
      </MenuItem>
      <MenuItem danger onClick={acts.askDelete}>
        <Trash2 size={16} aria-hidden />
        {t("delete")}
      </MenuItem>
    </Menu>
  );
}
