"use client";
import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "./button";
import type { ButtonLook } from "./button-class";

/** Copies text and says so. `what` names the thing for those who do not see the place; `bare` shows the icon alone. */
export function CopyButton({
  text,
  what,
  bare = false,
  ...look
}: { text: string; what: string; bare?: boolean } & ButtonLook) {
  const t = useTranslations("ui");
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 2000);
    return () => clearTimeout(timer);
  }, [state]);
  const word = state === "copied" ? t("copied") : state === "failed" ? t("copyFailed") : t("copy");
  return (
    <>
      <Button
        variant={look.variant ?? (bare ? "ghost" : "default")}
        size={look.size ?? (bare ? "icon-sm" : "sm")}
        aria-label={`${t("copy")}: ${what}`}
        title={bare ? word : undefined}
        onClick={() => copy(text).then(setState)}
      >
        {state === "copied" ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
        {bare ? null : word}
      </Button>
      <span role="status" className="sr-only">
        {state === "idle" ? "" : word}
      </span>
    </>
  );
}

/** The clipboard is there on https and localhost alone; elsewhere an old command does it. */
async function copy(text: string): Promise<"copied" | "failed"> {
  try {
    await navigator.clipboard.writeText(text);
    return "copied";
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.style.position = "fixed";
    area.style.opacity = "0";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done ? "copied" : "failed";
  }
}
