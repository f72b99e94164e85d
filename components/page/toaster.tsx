"use client";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { Toaster } from "sonner";

/** Where short news appears: what is done, and what an act behind a menu could not do. */
export function Toasts() {
  const t = useTranslations("shell");
  const { resolvedTheme } = useTheme();
  return (
    <Toaster
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      containerAriaLabel={t("news")}
      position="bottom-right"
      toastOptions={{
        className:
          "!rounded-md !border-border !bg-raised !font-sans !text-sm !text-foreground !shadow-float [&_[data-icon]]:!text-primary",
      }}
    />
  );
}
