import { z } from "zod";
import { line } from "../text";
import { operation } from "./operation";

export const workspaceOperations = {
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
