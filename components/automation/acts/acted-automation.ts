/** What must be known of an automation to act on it. */
export type ActedAutomation = {
  id: string;
  name: string;
  /** What is held is a request, a post or an alert. */
  type: "incoming_webhook" | "outgoing_webhook" | "alert";
  status: "draft" | "enabled" | "disabled" | "paused";
  held: number;
  heldUntil: string | null;
  scheduled: number;
};
