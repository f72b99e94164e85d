"use client";
import type { MessagePreview, PreviewPerson } from "@/lib/invitation/message-preview";
import type { MessageContent } from "@/lib/message/queries";
import { useDebounced } from "../form/use-debounced";
import { useQuery } from "../page/use-query";

/** What a preview is written from. */
export type PreviewInput = {
  content: MessageContent;
  language: string;
  surveyId: string;
  person: PreviewPerson;
};

/**
 * The message as an invented respondent would get it, asked of the server when the person has paused. `fresh`: it is of
 * the message as it is now.
 */
export function usePreview(input: PreviewInput): {
  preview: MessagePreview | undefined;
  fresh: boolean;
  failed: boolean;
} {
  const text = JSON.stringify(input);
  const settled = useDebounced(text);
  const { data, isError, isPlaceholderData } = useQuery({
    queryKey: ["message-preview", settled],
    queryFn: async (): Promise<MessagePreview> => {
      const response = await fetch("/messages/preview", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: settled,
      });
      if (!response.ok) throw new Error(String(response.status));
      return (await response.json()) as MessagePreview;
    },
    placeholderData: (before) => before,
    retry: 1,
  });
  return { preview: data, fresh: text === settled && !isPlaceholderData, failed: isError };
}
