/** What must be known of an automation to act on it. */
export type ActedAutomation = {
  id: string;
  name: string;
  status: "draft" | "enabled" | "disabled" | "paused";
  held: number;
  heldUntil: string | null;
  scheduled: number;
};
