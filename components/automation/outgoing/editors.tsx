"use client";
import dynamic from "next/dynamic";

/** The editors of what is posted and told, loaded where they are seen: most automations invite. */
export const OutgoingDataStep = dynamic(
  async () => (await import("../wizard/steps/outgoing-data-step")).OutgoingDataStep,
);
export const OutgoingConnectionStep = dynamic(
  async () => (await import("../wizard/steps/outgoing-connection-step")).OutgoingConnectionStep,
);
export const OutgoingSettingsStep = dynamic(
  async () => (await import("../wizard/steps/outgoing-settings-step")).OutgoingSettingsStep,
);
export const OutgoingSummaryStep = dynamic(
  async () => (await import("../wizard/steps/outgoing-summary-step")).OutgoingSummaryStep,
);
export const PostedForm = dynamic(async () => (await import("./forms")).PostedForm);
export const ReceiverForm = dynamic(async () => (await import("./forms")).ReceiverForm);
export const OutgoingSettingsForm = dynamic(async () => (await import("./forms")).OutgoingSettingsForm);
export const AlertEditor = dynamic(async () => (await import("./alert-editor")).AlertEditor);
