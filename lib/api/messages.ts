import { z } from "zod";
import { messages } from "@/db/schema";
import type { Message } from "../message/queries";
import { messageInput, messagePatch } from "../message/schema";
import { listOf, pageQuery } from "./list";
import { iso, moment } from "./moment";
import { idParams, noContent, operation } from "./operation";

const messageAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(["invitation", "reminder"]),
    content: z.record(z.string(), z.object({ subject: z.string(), body: z.string() })),
    replyTo: z.string().nullable(),
    senderName: z.string().nullable(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: "Message" });

/** A message as the API answers it. */
export function shapeMessage(message: Message): z.input<typeof messageAnswer> {
  const { id, name, kind, content, replyTo, senderName, createdAt, updatedAt } = message;
  return {
    id,
    name,
    kind,
    content,
    replyTo,
    senderName,
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
  };
}

const readOnly = ["id", "createdAt", "updatedAt"];
const tag = "Messages";

export const messageOperations = {
  list: operation({
    id: "listMessages",
    method: "GET",
    path: "/messages",
    tag,
    summary: "List messages, newest first",
    role: "viewer",
    query: pageQuery,
    answer: { status: 200, description: "A page of messages.", schema: listOf(messageAnswer) },
  }),
  create: operation({
    id: "createMessage",
    method: "POST",
    path: "/messages",
    tag,
    summary: "Make a message",
    description: "Every language needs `{{surveyLink}}` in its body.",
    role: "admin",
    body: messageInput,
    example: {
      name: "Invite",
      kind: "invitation",
      content: {
        en: { subject: "Hi {{firstName|there}}", body: "How did we do?\n\n[Answer]({{surveyLink}})" },
        sv: { subject: "Hej {{firstName|där}}", body: "Hur gick det?\n\n[Svara]({{surveyLink}})" },
      },
    },
    readOnly,
    answer: { status: 201, description: "The message.", schema: messageAnswer },
  }),
  get: operation({
    id: "getMessage",
    entity: { table: messages },
    method: "GET",
    path: "/messages/{id}",
    tag,
    summary: "Get a message",
    role: "viewer",
    params: idParams,
    answer: { status: 200, description: "The message.", schema: messageAnswer },
    problems: ["not_found"],
  }),
  update: operation({
    id: "updateMessage",
    entity: { table: messages },
    method: "PATCH",
    path: "/messages/{id}",
    tag,
    summary: "Change a message",
    description: "Each property given is replaced as a whole.",
    role: "admin",
    params: idParams,
    body: messagePatch,
    readOnly,
    answer: { status: 200, description: "The message.", schema: messageAnswer },
    problems: ["not_found"],
  }),
  remove: operation({
    id: "deleteMessage",
    entity: { table: messages },
    method: "DELETE",
    path: "/messages/{id}",
    tag,
    summary: "Delete a message",
    description: "Automations that used it stay; their runs fail with `message_missing`.",
    role: "admin",
    params: idParams,
    answer: noContent,
    problems: ["not_found"],
  }),
} as const;
