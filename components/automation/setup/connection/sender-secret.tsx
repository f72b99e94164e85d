"use client";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useRefusal } from "@/components/form/action-error";
import type { Act } from "@/components/form/outcome";
import { useAct } from "@/components/form/use-act";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Connection } from "@/lib/delivery/trial/connection";

/** The secret that a sender signs with: brought here, kept sealed, never shown again. Saved at once. */
export function SenderSecret({
  automationId,
  name,
  secret,
  bringsSecret,
  save,
  onSaved,
}: {
  automationId: string;
  name: string;
  secret: Connection["secret"];
  /** The sender brings it when it shakes hands. */
  bringsSecret: boolean;
  /** Null for those who may only look. */
  save: Act<{ id: string; secret: string | null }> | null;
  onSaved: () => void;
}) {
  const t = useTranslations("wizard.connection.guide");
  const say = useRefusal();
  const [written, setWritten] = useState("");
  const [changing, setChanging] = useState(false);
  const { outcome, pending, run } = useAct();
  const input = useRef<HTMLInputElement>(null);
  const there = secret.state === "saved";
  const open = (!there && !bringsSecret) || changing;
  const refusal = outcome && !outcome.ok ? outcome : null;
  const invalid = refusal?.errors.some(({ code }) => code === "invalid_secret");

  function keep(value: string | null) {
    if (!save || value === "") return;
    run(
      () => save(null, { id: automationId, secret: value }),
      () => {
        setWritten("");
        setChanging(false);
        onSaved();
      },
    );
  }

  const unreadable = (
    <span className="flex items-start gap-1.5 text-warning">
      <TriangleAlert size={14} aria-hidden className="mt-[3px] shrink-0" />
      {t("unreadable")}
    </span>
  );
  const saved = (
    <span className="flex items-start gap-1.5">
      <CircleCheck size={14} aria-hidden className="mt-[3px] shrink-0 text-success" />
      {t("saved")}
    </span>
  );
  const hint = there && !open ? saved : secret.state === "unreadable" ? unreadable : t("secretHint");
  if (!open && !there && secret.state === "none")
    return <p className="text-sm text-muted-foreground">{t("brings", { name })}</p>;
  return (
    <Field
      label={t("secret")}
      hint={hint}
      error={refusal ? (invalid ? t("invalid") : say(refusal)) : undefined}
    >
      {(control) => (
        <div className="flex flex-wrap gap-2">
          <Input
            {...control}
            ref={input}
            value={open ? written : `${"•".repeat(16)}${secret.last4 ?? ""}`}
            readOnly={!open || !save}
            onChange={(event) => setWritten(event.target.value)}
            onKeyDown={(event) => {
              // The step's own form would go on.
              if (event.key !== "Enter") return;
              event.preventDefault();
              keep(written.trim());
            }}
            maxLength={500}
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="off"
            className="min-w-40 flex-1 font-mono text-sm max-md:text-lg"
          />
          {!save ? null : open ? (
            <Button
              variant="primary"
              disabled={pending || written.trim() === ""}
              onClick={() => keep(written.trim())}
            >
              {t("save")}
            </Button>
          ) : (
            <>
              <Button
                onClick={() => {
                  setChanging(true);
                  requestAnimationFrame(() => input.current?.focus());
                }}
              >
                {t("change")}
              </Button>
              <Button variant="ghost" disabled={pending} onClick={() => keep(null)}>
                {t("remove")}
              </Button>
            </>
          )}
        </div>
      )}
    </Field>
  );
}
