import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import type { z } from "zod";
import { requireMember } from "@/app/session";
import type { Changed, Outcome, Refusal } from "@/components/form/outcome";
import { type Db, database } from "@/db";
import type { Role } from "@/db/schema";
import { isOwnOrigin } from "@/lib/auth/origin";
import type { Member } from "@/lib/auth/sessions";
import { systemClock } from "@/lib/clock";
import { isDatabaseTrouble } from "@/lib/deadline";
import { ChangedMeanwhile } from "@/lib/edit/seen";
import { env } from "@/lib/env";
import { AppError, type ErrorCode } from "@/lib/errors";
import { byName } from "@/lib/http/form";
import { fieldErrorsOf, invalidRequest } from "@/lib/input/field-errors";
import { unstorableTexts } from "@/lib/input/storable";

/** What an action works with: the member it runs for, the database, and the moment. */
export type ActionContext = Member & { db: Db; now: Date };

/** An action as forms and components call it: by useActionState, or with an object in the place of the form. */
export type Action<T = void, Input = unknown> = (
  previous: unknown,
  data: FormData | Input,
) => Promise<Outcome<T>>;

/**
 * The one way to write an action: the origin is checked, the member must hold the role, the input must fit the schema, the
 * verb runs, and what is shown is made again. Refusals come back as values; trouble is thrown.
 */
export function action<S extends z.ZodType, T>(spec: {
  role: Role;
  input: S;
  run: (context: ActionContext, input: z.output<S>) => Promise<T>;
}): Action<T, z.input<S>> {
  return async (_previous, data) => {
    if (!isOwnOrigin(await headers(), env().APP_URL, false)) return refused("origin");
    let reader: string | undefined;
    try {
      const member = await requireMember(spec.role);
      reader = member.user.id;
      const given = data instanceof FormData ? objectOf(data) : data;
      const unstorable = unstorableTexts(given);
      if (unstorable.length > 0) throw invalidRequest(unstorable);
      const parsed = await spec.input.safeParseAsync(given);
      if (!parsed.success) throw invalidRequest(fieldErrorsOf(parsed.error.issues));
      const now = systemClock();
      const value = await spec.run({ ...member, db: database(), now }, parsed.data);
      revalidatePath("/", "layout");
      return { ok: true, value, at: now.toISOString() };
    } catch (error) {
      if (error instanceof ChangedMeanwhile)
        return { ...refused(error.code, error), changed: changedBy(error, reader) };
      if (error instanceof AppError) return refused(error.code, error);
      if (isDatabaseTrouble(error)) return refused("database_unavailable");
      throw error;
    }
  };
}

/** What a verb gives; what it refuses as an AppError is a value, as an action's outcome. */
export async function orRefusal<T extends object>(work: Promise<T>): Promise<T | { refusal: Refusal }> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError) return { refusal: refused(error.code, error) };
    throw error;
  }
}

function refused(code: ErrorCode | "origin", error?: AppError): Refusal {
  const { reason = code, errors = [] } = error?.more ?? {};
  return { ok: false, code: reason, message: error?.message ?? "", errors };
}

function changedBy({ by, at, digest }: ChangedMeanwhile, reader: string | undefined): Changed {
  return { by: by?.name ?? null, byReader: by?.id === reader, at: at.toISOString(), digest };
}

/** A form as an object; a name that comes several times is a list, and React's own fields are left out. */
function objectOf(form: FormData): Record<string, unknown> {
  const fields = [...byName(form)].filter(([name]) => !name.startsWith("$ACTION"));
  return Object.fromEntries(fields.map(([name, values]) => [name, values.length > 1 ? values : values[0]]));
}
