import { z } from "zod";
import { imageTypes } from "../brand/rewrite-image";
import { operation } from "./operation";

export const imageOperations = {
  create: operation({
    id: "addImage",
    method: "POST",
    path: "/images",
    tag: "Workspaces",
    summary: "Keep an image, such as a logo",
    description:
      "PNG, JPEG or WebP, at most 200 kB: the bytes as the body with their Content-Type, or a form with the part `file`. It is decoded and written anew; the same image twice is one.",
    role: "admin",
    upload: imageTypes,
    answer: {
      status: 201,
      description: "The image, under an address that anybody may read.",
      schema: z
        .object({ id: z.string().meta({ example: "img_01k9x2v8m4e7rb5s3t6y8z0a1b" }), url: z.string() })
        .meta({ id: "Image" }),
    },
    problems: ["body_too_large", "unsupported_media_type", "empty_body", "invalid_encoding", "invalid_image"],
    patient: true,
  }),
} as const;
