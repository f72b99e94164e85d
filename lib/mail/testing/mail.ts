import type { Mail } from "../mail";

/** A mail for a test. */
export function makeMail(over: Partial<Mail> = {}): Mail {
  return {
    id: "inv_01kb3xj5e8fq2v7m9c4d6g8h0j",
    workspaceId: null,
    to: "elin@example.com",
    from: "Tuva & Ask <hej@example.com>",
    subject: "Hur gick det, Elin?",
    html: "<p>Hej Elin</p>",
    text: "Hej Elin",
    headers: { "List-Unsubscribe": "<https://s.example.com/u/tok>" },
    ...over,
  };
}
