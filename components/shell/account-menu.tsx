"use client";
import { ChevronDown, LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { useTransition } from "react";
import { leave } from "../form/leave";
import { Menu, MenuChoices, MenuHeading, MenuItem, MenuSeparator } from "../ui/menu";
import { Avatar } from "./avatar";

/** Who is signed in: their role, the colours of the dashboard, and signing out. */
export function AccountMenu({
  user,
  role,
  signOut,
}: {
  user: { name: string; email: string };
  role: "owner" | "admin" | "viewer";
  signOut: () => Promise<void>;
}) {
  const t = useTranslations("shell");
  const { theme, setTheme } = useTheme();
  const [, start] = useTransition();
  const name = user.name || user.email;
  return (
    <Menu
      side="top"
      trigger={
        <button
          type="button"
          aria-label={`${t("account")}: ${name}`}
          className="flex min-h-9 w-full items-center gap-2 rounded-md px-2 text-sm text-muted-foreground hover:text-foreground max-md:min-h-11"
        >
          <Avatar name={name} round />
          <span className="grow truncate text-left">{name}</span>
          <ChevronDown size={14} aria-hidden className="shrink-0" />
        </button>
      }
    >
      <MenuHeading>
        {user.email}
        <br />
        {t(`roles.${role}`)}
      </MenuHeading>
      <MenuSeparator />
      <MenuChoices
        label={t("theme")}
        value={theme ?? "system"}
        onChange={setTheme}
        options={[
          { value: "system", label: t("themeSystem") },
          { value: "light", label: t("themeLight") },
          { value: "dark", label: t("themeDark") },
        ]}
      />
      <MenuSeparator />
      <MenuItem onClick={() => leave(() => start(signOut))}>
        <LogOut size={16} aria-hidden />
        {t("signOut")}
      </MenuItem>
    </Menu>
  );
}
