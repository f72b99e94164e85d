"use client";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { useEffect } from "react";
import { Toaster as Place, toast } from "sonner";
import { deliver } from "./news";

/** The place of news, as `Toasts` shows it once there is some. */
export default function Toaster() {
  const t = useTranslations("shell");
  const { resolvedTheme } = useTheme();
  useEffect(() => {
    // A screen reader says what comes into a place that it knows: it gets the time to learn of this one.
    const told = setTimeout(() => deliver(toast), 100);
    return () => clearTimeout(told);
  }, []);
  return (
    <Place
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
