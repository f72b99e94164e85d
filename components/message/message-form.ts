import type { MessageContent } from "@/lib/message/queries";

/** What is kept of a message; no reply-to and no sender's name are empty ones. */
export type MessageForm = {
  name: string;
  kind: "invitation" | "reminder";
  replyTo: string;
  senderName: string;
  content: MessageContent;
};
