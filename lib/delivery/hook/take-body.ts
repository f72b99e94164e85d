import { bodyLimits, tooLarge } from "@/lib/payload/body";
import { bodyProblem } from "@/lib/reason/body";
import { fail, ok, type Result } from "@/lib/result";
import type { Asked } from "./context";
import { type End, refuse } from "./line";

/** Nobody reads this answer; it is no failure of ours, nor the database's. */
const aborted = () => ({ status: 400, headers: {}, body: "", outcome: "aborted" });

/** Reads the raw body; one over the limit is refused before anything is made of it. */
export async function takeBody(at: Asked, limit = bodyLimits.bytes): Promise<Result<Buffer, End>> {
  const { headers, read } = at.request;
  const length = Number(headers["content-length"] ?? 0);
  const raw = length > limit ? null : await read(limit).catch(() => undefined);
  if (raw === undefined) return fail({ answer: aborted() });
  return raw === null ? refuse(bodyProblem(tooLarge)) : ok(raw);
}
