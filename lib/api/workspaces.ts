import { z } from "zod";
import { workspaces } from "@/db/schema";
import { givenFooter } from "../brand/footer";
import { line } from "../input/text";
import { brandedWorkspace } from "../workspace/settings-schema";
import { iso, moment } from "./moment";
import { operation } from "./operation";

const workspaceAnswer = brandedWorkspace
  .extend({
    id: z.string(),
    timeZone: z
      .string()
      .meta({ description: "A name of the IANA time zone database.", example: "Europe/Stockholm" }),
    sendingPausedAt: moment
      .nullable()
      .meta({ description: "Set where too many complaints stopped all sending." }),
    createdAt: moment,
  })
  .meta({ id: "Workspace" });

/** A workspace as the API answers it. */
export function shapeWorkspace(workspace: typeof workspaces.$inferSelect): z.input<typeof workspaceAnswer> {
  const { theme, senderName, replyTo } = workspace;
  const { id, name, timeZone, contactFrequencyDays, payloadRetentionDays, sendingWindow } = workspace;
  return {
    ...{ id, name, timeZone, contactFrequencyDays, payloadRetentionDays, sendingWindow },
    ...{ theme, senderName, replyTo, footer: givenFooter(workspace.footer) },
    sendingPausedAt: iso(workspace.sendingPausedAt),
    createdAt: iso(workspace.createdAt),
  };
}

const one = {
  ...{ path: "/workspace", tag: "Workspaces", entity: { table: workspaces } },
  answer: { status: 200, description: "The workspace of the token.", schema: workspaceAnswer },
} as const;

export const workspaceOperations = {
  get: operation({
    id: "getWorkspace",
    method: "GET",
    summary: "Get the workspace that the token is for",
    role: "viewer",
    ...one,
  }),
  update: operation({
    id: "updateWorkspace",
    method: "PATCH",
    summary: "Change the workspace that the token is for",
    problems: ["not_found"],
    description: "What is left out stays. Days of delays and charts are those of the time zone.",
    role: "admin",
    ...one,
    body: brandedWorkspace.partial().meta({ id: "WorkspacePatch" }),
    readOnly: ["id", "sendingPausedAt", "createdAt"],
    example: { timeZone: "Europe/Stockholm" },
  }),
  create: operation({
    id: "createWorkspace",
    method: "POST",
    path: "/workspaces",
    tag: "Workspaces",
    summary: "Make another workspace",
    description: "For an owner's token. The token's owner becomes owner of the new workspace.",
    role: "owner",
    body: z.strictObject({ name: line(200).meta({ example: "Shop" }) }).meta({ id: "WorkspaceInput" }),
    answer: {
      status: 201,
      description: "The workspace with a management token for it: the only time the token is shown.",
      schema: z.object({ id: z.string(), name: z.string(), token: z.string() }).meta({ id: "NewWorkspace" }),
    },
  }),
} as const;
