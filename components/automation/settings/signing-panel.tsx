"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionError } from "@/components/form/action-error";
import type { Act } from "@/components/form/outcome";
import { useAct } from "@/components/form/use-act";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { Panel, PanelBody, PanelHead } from "@/components/ui/panel";

/** Acts on the signing secret: a new one, known this once, or none any more. */
export type SigningActs = {
  make: Act<{ id: string }, string>;
  drop: Act<{ id: string }>;
};

/** Whether requests must be signed, saved at once; the secret is shown when it is made, and never again. */
export function SigningPanel({
  automationId,
  signed,
  acts,
}: {
  automationId: string;
  signed: boolean;
  acts: SigningActs | null;
}) {
  const t = useTranslations("edit.signing");
  const ui = useTranslations("ui");
  const [asked, setAsked] = useState<"make" | "renew" | "stop" | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const making = useAct<string>();
  const dropping = useAct();
  const pending = making.pending || dropping.pending;
  const id = automationId;

  function confirm() {
    const close = () => setAsked(null);
    if (asked === "stop") dropping.run(() => acts!.drop(null, { id }), close);
    else
      making.run(
        () => acts!.make(null, { id }),
        (made) => {
          close();
          setSecret(made);
        },
      );
  }

  return (
    <Panel className="mt-6">
      <PanelHead title={t("title")} />
      <PanelBody>
        <p className="text-sm text-muted-foreground">{t(signed ? "on" : "off")}</p>
        {acts ? (
          <div className="mt-3 flex flex-wrap gap-2">
            <Button size="sm" onClick={() => setAsked(signed ? "renew" : "make")}>
              {t(signed ? "renew" : "make")}
            </Button>
            {signed ? (
              <Button size="sm" variant="danger" onClick={() => setAsked("stop")}>
                {t("stop")}
              </Button>
            ) : null}
          </div>
        ) : null}
      </PanelBody>
      {asked ? (
        <Dialog
          open
          onOpenChange={(open) => !open && setAsked(null)}
          title={t(`${asked}Title`)}
          description={t(`${asked}Text`)}
          footer={
            <>
              <Button autoFocus onClick={() => setAsked(null)}>
                {ui("keepIt")}
              </Button>
              <Button
                variant={asked === "make" ? "primary" : "danger-solid"}
                disabled={pending}
                onClick={confirm}
              >
                {t(asked)}
              </Button>
            </>
          }
        >
          <ActionError state={asked === "stop" ? dropping.outcome : making.outcome} />
        </Dialog>
      ) : null}
      {secret !== null ? (
        <Dialog
          open
          onOpenChange={(open) => !open && setSecret(null)}
          title={t("onceTitle")}
          description={t("onceText")}
          footer={
            <Button variant="primary" onClick={() => setSecret(null)}>
              {t("done")}
            </Button>
          }
        >
          <div className="flex items-end gap-2">
            <TextField
              className="grow"
              label={t("secret")}
              readOnly
              value={secret}
              onFocus={(event) => event.currentTarget.select()}
            />
            <CopyButton text={secret} what={t("secret")} variant="primary" size="md" />
          </div>
        </Dialog>
      ) : null}
    </Panel>
  );
}
