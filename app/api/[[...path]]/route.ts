import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { refuse } from "../v1/handler";

const unknown = async () =>
  refuse(
    new AppError("not_found", "There is no such path. See /api/v1/openapi.json."),
    "path",
    newId("request"),
  );

export const GET = unknown;
export const POST = unknown;
export const PUT = unknown;
export const PATCH = unknown;
export const DELETE = unknown;
export const OPTIONS = unknown;
