import { z } from "zod";
import type { Role } from "@/db/schema";
import type { ErrorCode } from "../errors";
import type { Entity } from "./entity-tag";

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** One call of the management API as data: the handler checks by it, the OpenAPI document is made from it. */
export type Operation<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  A extends z.ZodType = z.ZodType,
> = {
  id: string;
  method: Method;
  /** Below `/api/v1`, with parameters as `{id}`. */
  path: string;
  tag: string;
  summary: string;
  description?: string;
  /** The least role that may call it; null: no token is asked for. */
  role: Role | null;
  params: P;
  query: Q;
  /** Null: a body is not read. */
  body: B | null;
  /** An empty body counts as `{}`. */
  bodyOptional?: boolean;
  /** Properties that only answers have: ignored in a body, so that an answer can be changed and sent back. */
  readOnly?: readonly string[];
  /** A body that is taken, for people to copy. */
  example?: unknown;
  /** `otherTypes`: media types in which the answer comes as text, where the query asks for it. */
  answer: { status: number; description: string; schema: A; otherTypes?: readonly string[] };
  /** Other good answers, by status. */
  alternatives?: Record<number, string>;
  /** What it may refuse with, beside what every call may. */
  problems?: readonly ErrorCode[];
  /** Answers or changes one thing: GET gives its ETag, PATCH and DELETE honour If-Match. */
  entity?: Entity;
  /** May take longer than the usual few seconds. */
  patient?: boolean;
  /** Takes a file of one of these media types, as its body or as the part `file` of a form. */
  upload?: readonly string[];
  /** Its answer holds payloads: numbers keep all their digits. */
  lossless?: boolean;
};

const nothing = z.object({});

type Given<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType> = Omit<
  Operation<P, Q, B, A>,
  "params" | "query" | "body"
> & { params?: P; query?: Q; body?: B };

/** Describes one call; what is left out takes nothing. */
export function operation<
  A extends z.ZodType,
  P extends z.ZodType = typeof nothing,
  Q extends z.ZodType = typeof nothing,
  B extends z.ZodType = z.ZodUndefined,
>(given: Given<P, Q, B, A>): Operation<P, Q, B, A> {
  return {
    ...given,
    params: given.params ?? (nothing as unknown as P),
    query: given.query ?? (nothing as unknown as Q),
    body: given.body ?? null,
  };
}

/** The parameter of `/{id}` paths. */
export const idParams = z.object({ id: z.string().meta({ description: "The id." }) });

/** An answer without a body. */
export const noContent = { status: 204, description: "Done.", schema: z.void() } as const;
