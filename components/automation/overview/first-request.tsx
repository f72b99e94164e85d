"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Places } from "@/components/errors/places";
import type { RunActionsOf } from "@/components/run/run-actions";
import { Panel, PanelBody, PanelHead } from "@/components/ui/panel";
import { useKnownKey } from "../setup/connection/known-keys";
import type { Arrival } from "./arrival";
import { FirstArrival, useArrivalTitle } from "./first-arrival";
import { useFirstVisit } from "./first-visit";

/** Loaded where it is seen: most have had their first request. */
const CodeSamples = dynamic(async () => (await import("../setup/connection/code-samples")).CodeSamples);

/** A request that fits, and who sends it by itself, where that is a system that we know. */
type ToSend = { url: string; example: string; sender: { name: string; test: string } | null };

/**
 * The first request: what to send while none has come, then what came of it until the second visit. One component for
 * both, so that the one becomes the other before the reader's eyes, and a screen reader is told.
 */
export function FirstRequest({
  automationId,
  waiting,
  arrival,
  actions,
  places,
}: {
  automationId: string;
  /** The request to send, while none has come. */
  waiting: ToSend | null;
  arrival: Arrival | null;
  actions: RunActionsOf | null;
  places: Places | null;
}) {
  const shown = useFirstVisit(automationId, arrival !== null);
  const title = useArrivalTitle();
  let panel: ReactNode = null;
  if (waiting) panel = <Waiting automationId={automationId} {...waiting} />;
  else if (arrival && shown) panel = <FirstArrival arrival={arrival} actions={actions} places={places} />;
  return (
    <>
      <p role="status" className="sr-only">
        {arrival && shown ? title(arrival) : ""}
      </p>
      {panel}
    </>
  );
}

function Waiting({ automationId, url, example, sender }: ToSend & { automationId: string }) {
  const t = useTranslations("automation.first");
  return (
    <Panel className="mb-6">
      <PanelHead title={t("title")} />
      <PanelBody>
        {sender ? (
          <p className="mb-3 text-body">
            <b className="font-semibold">{t("sends", { name: sender.name })}</b> {sender.test}
          </p>
        ) : null}
        <p className="text-body">{t(sender ? "textKey" : "text")}</p>
        <CodeSamples url={url} apiKey={useKnownKey(automationId)} example={example} />
      </PanelBody>
    </Panel>
  );
}
