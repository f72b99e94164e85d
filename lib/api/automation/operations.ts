import { z } from "zod";
import { automations } from "@/db/schema";
import { alertInput, alertPatch } from "../../automation/alert/schema";
import { outgoingInput, outgoingPatch } from "../../automation/outgoing/schema";
import { automationInput, automationPatch } from "../../automation/setup/schema";
import { listOf, pageQuery } from "../list";
import { idParams, noContent, operation } from "../operation";
import { automationAnswer, automationWith, automationReadOnly as readOnly } from "./shape";

const tag = "Automations";

const one = { params: idParams, problems: ["not_found"] as const };

/** An automation of any type; an incoming webhook where none is said. */
const anyInput = z.union([automationInput, outgoingInput, alertInput]);

/** Making, reading, changing and deleting automations. */
export const automationOperations = {
  list: operation({
    id: "listAutomations",
    method: "GET",
    path: "/automations",
    tag,
    summary: "List automations, newest first",
    role: "viewer",
    query: pageQuery,
    answer: { status: 200, description: "A page of automations.", schema: listOf(automationAnswer) },
  }),
  create: operation({
    id: "createAutomation",
    method: "POST",
    path: "/automations",
    tag,
    summary: "Make an automation",
    description:
      "The e-mail is always included and mapped. A survey or message of another workspace is 404, with the property in `errors`. Properties that only answers have are ignored; unknown ones are refused.",
    role: "admin",
    body: anyInput,
    example: {
      name: "After purchase",
      surveyId: "srv_01k9x2v8m4e7rb5s3t6y8z0a1b",
      messageId: "msg_01k9x2v8m4e7rb5s3t6y8z0a1c",
      fields: [
        { name: "EmailAddress", path: "EmailAddress", required: true },
        { name: "Language", path: "customer.language" },
        { name: "OrderId", path: "order.id" },
      ],
      filter: { all: [{ field: "Language", op: "in", value: ["en", "sv"] }] },
      mapping: { EmailAddress: "email", Language: "language", OrderId: "OrderId" },
      delay: "P2D",
      errorNotifications: { recipients: ["ops@example.com"] },
    },
    readOnly,
    answer: {
      status: 201,
      description: "The automation with its API key or signing secret: the only time it is shown.",
      schema: automationWith("New", { apiKey: z.string() }, { signingSecret: z.string() }, {}),
    },
    problems: ["not_found"],
  }),
  get: operation({
    id: "getAutomation",
    entity: { table: automations, leavesOut: readOnly },
    method: "GET",
    path: "/automations/{id}",
    tag,
    summary: "Get an automation",
    role: "viewer",
    ...one,
    answer: { status: 200, description: "The automation.", schema: automationAnswer },
  }),
  update: operation({
    id: "updateAutomation",
    entity: { table: automations, leavesOut: readOnly },
    method: "PATCH",
    path: "/automations/{id}",
    tag,
    summary: "Change an automation",
    description:
      "Each property given is replaced as a whole. `signingSecret` left out stays as it is; null takes it away.",
    role: "admin",
    params: idParams,
    body: z.union([automationPatch, outgoingPatch, alertPatch]),
    readOnly,
    answer: { status: 200, description: "The automation.", schema: automationAnswer },
    problems: ["not_found", "conflict"],
  }),
  remove: operation({
    id: "deleteAutomation",
    entity: { table: automations, leavesOut: readOnly },
    method: "DELETE",
    path: "/automations/{id}",
    tag,
    summary: "Delete an automation",
    description: "With its keys, deliveries and runs; invitations that wait are never sent.",
    role: "admin",
    ...one,
    answer: noContent,
    patient: true,
  }),
} as const;
