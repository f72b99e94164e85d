"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { MessageSample, SamplePerson } from "@/lib/invitation/message-preview";
import type { MessageContent } from "@/lib/message/queries";
import { useDebounced } from "../form/use-debounced";

/** What a sample is written from. */
export type SampleInput = {
  content: MessageContent;
  language: string;
  surveyId: string;
  person: SamplePerson;
};

/**
 * The message as an invented respondent would get it, asked of the server when the person has paused. `fresh`: it is of
 * the message as it is now.
 */
export function useSample(input: SampleInput): {
  sample: MessageSample | undefined;
  fresh: boolean;
  failed: boolean;
} {
  const text = JSON.stringify(input);
  const settled = useDebounced(text);
  const { data, isError, isPlaceholderData } = useQuery({
    queryKey: ["message-sample", settled],
    queryFn: async (): Promise<MessageSample> => {
      const response = await fetch("/messages/sample", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: settled,
      });
      if (!response.ok) throw new Error(String(response.status));
      return (await response.json()) as MessageSample;
    },
    placeholderData: keepPreviousData,
    retry: 1,
  });
  return { sample: data, fresh: text === settled && !isPlaceholderData, failed: isError };
}
