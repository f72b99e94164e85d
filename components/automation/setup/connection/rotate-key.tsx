"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionError } from "@/components/form/action-error";
import type { Act } from "@/components/form/outcome";
import { useAct } from "@/components/form/use-act";
import { Button } from "@/components/ui/button";
import type { ButtonLook } from "@/components/ui/button-class";
import { Dialog } from "@/components/ui/dialog";
import { SelectField } from "@/components/ui/field";
import { rememberKey } from "./known-keys";

const overlaps = [
  { value: "PT0S", word: "now" },
  { value: "PT1H", word: "hour" },
  { value: "PT24H", word: "day" },
  { value: "P7D", word: "week" },
] as const;

/** Asks how long a hook's old key goes on working, and makes a new one, which the tab that made it may show. */
export function RotateKey({
  automationId,
  make,
  of = "key",
  ...look
}: ButtonLook & {
  automationId: string;
  make: Act<{ id: string; overlap: string }, string>;
  /** What is made anew: the key of a hook, or the secret that posts are signed with. */
  of?: "key" | "secret";
  className?: string;
}) {
  const t = useTranslations("wizard.connection");
  const own = useTranslations("outgoing.receiver");
  const secret = of === "secret";
  const keep = useTranslations("ui");
  const [asking, setAsking] = useState(false);
  const [overlap, setOverlap] = useState<string>("PT24H");
  const { outcome, pending, run } = useAct<string>();
  function made(key: string) {
    rememberKey(automationId, key);
    setAsking(false);
  }
  return (
    <>
      <Button {...look} onClick={() => setAsking(true)}>
        {secret ? own("newSecret") : t("newKey")}
      </Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={secret ? own("renewTitle") : t("rotate.title")}
        description={secret ? own("renewText") : t("rotate.text")}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{keep("keepIt")}</Button>
            <Button
              variant="primary"
              disabled={pending}
              onClick={() => run(() => make(null, { id: automationId, overlap }), made)}
            >
              {secret ? own("renewSubmit") : t("rotate.submit")}
            </Button>
          </>
        }
      >
        <ActionError state={outcome} className="mb-4" />
        <SelectField
          label={secret ? own("renewOverlap") : t("rotate.overlap")}
          value={overlap}
          onChange={(event) => setOverlap(event.target.value)}
        >
          {overlaps.map(({ value, word }) => (
            <option key={value} value={value}>
              {t(`rotate.${word}`)}
            </option>
          ))}
        </SelectField>
      </Dialog>
    </>
  );
}
