"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { Outcome } from "../form/outcome";
import type { useAct } from "../form/use-act";
import { Button } from "../ui/button";
import { TextField } from "../ui/field";
import { PanelBody } from "../ui/panel";
import { addressFault } from "./address-fault";

type Fault = "blank" | "at" | "inside" | "ending" | "other" | "duplicate" | "full";

/** A field and a button that put one address on the list. */
export function AddRecipient({
  full,
  most,
  known,
  act,
  add,
}: {
  full: boolean;
  most: number;
  known: readonly string[];
  act: ReturnType<typeof useAct<void>>;
  add: (email: string) => Promise<Outcome>;
}) {
  const t = useTranslations("recipients");
  const field = useRef<HTMLInputElement>(null);
  const [email, setEmail] = useState("");
  const [fault, setFault] = useState<Fault | null>(null);
  const outcome = act.outcome;

  useEffect(() => {
    if (!outcome || outcome.ok || outcome.code !== "invalid_request") return;
    const code = outcome.errors.find((error) => error.field === "email")?.code;
    setFault(code === "duplicate" ? "duplicate" : code === "too_many" ? "full" : "other");
    field.current?.focus();
  }, [outcome]);

  function submit() {
    const taken = known.some((each) => each.toLowerCase() === email.trim().toLowerCase());
    const found = full ? "full" : (addressFault(email) ?? (taken ? "duplicate" : null));
    setFault(found);
    if (found) return field.current?.focus();
    act.run(
      () => add(email),
      () => setEmail(""),
    );
  }

  return (
    <PanelBody>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!act.pending) submit();
        }}
      >
        <TextField
          ref={field}
          label={t("address")}
          type="email"
          autoComplete="off"
          maxLength={254}
          placeholder={t("example")}
          value={email}
          error={fault ? t(`fault.${fault}`, { most }) : undefined}
          onChange={(event) => {
            setEmail(event.target.value);
            setFault(null);
          }}
        />
        <Button type="submit" className="mt-2.5" disabled={act.pending}>
          <Plus size={14} aria-hidden />
          {t("add")}
        </Button>
      </form>
      <p className="mt-2.5 text-xs text-muted-foreground">{t("told")}</p>
    </PanelBody>
  );
}
