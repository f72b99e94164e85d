import type { MessageContent } from "@/lib/message/queries";

/** What is kept of a message; no reply-to is an empty one. */
export type MessageForm = {
  name: string;
  kind: "invitation" | "reminder";
  replyTo: string;
  content: MessageContent;
};
