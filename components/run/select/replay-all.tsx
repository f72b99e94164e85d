"use client";
import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ActionError } from "@/components/form/action-error";
import type { Act, Outcome } from "@/components/form/outcome";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { tell } from "../../page/news";

/** What of an automation is replayed: everything failed, rejected, or both, since a moment and before another. */
export type ReplayRequest = {
  automationId: string;
  status?: "failed" | "rejected";
  since?: string;
  until?: string;
};

/** Replays many runs, after saying how many they are and which mapping they go through. */
export function ReplayAll<Request = ReplayRequest>({
  type,
  count,
  request,
  replay,
}: {
  type: "incoming_webhook" | "outgoing_webhook" | "alert";
  count: number;
  request: Request;
  replay: Act<Request, number>;
}) {
  const t = useTranslations("runs");
  const [open, setOpen] = useState(false);
  const [outcome, setOutcome] = useState<Outcome<number>>(null);
  const [pending, start] = useTransition();
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        <RotateCw size={14} aria-hidden />
        {t("replayAll", { count })}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t("replayTitle", { count })}
        description={t("replayText", { type })}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{t("replayCancel")}</Button>
            <Button
              variant="primary"
              disabled={pending}
              onClick={() =>
                start(async () => {
                  const result = await replay(null, request);
                  setOutcome(result);
                  if (!result?.ok) return;
                  setOpen(false);
                  tell((toast) => toast.success(t("replayed", { count: result.value })));
                })
              }
            >
              {t("replayAll", { count })}
            </Button>
          </>
        }
      >
        <ActionError state={outcome} />
      </Dialog>
    </>
  );
}
