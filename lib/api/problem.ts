import { z } from "zod";
import { AppError, type ErrorCode, problemOf } from "../errors";
import { fieldErrorAnswer } from "./results";

/** An error as every part of the product answers it (RFC 9457). */
export const problemAnswer = z
  .object({
    type: z.string().meta({ example: "urn:surveyhook:problem:not_found" }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string().meta({ description: "Stable; made for programs." }),
    errors: z
      .array(fieldErrorAnswer)
      .optional()
      .meta({ description: "The fields at fault, where there are any." }),
  })
  .meta({ id: "Problem" });

type Content = {
  description: string;
  headers: Record<string, { $ref: string }>;
  content: Record<
    string,
    { schema: z.ZodType | { $ref: string }; examples: Record<string, { value: unknown }> }
  >;
};

/** The refusals of a call as OpenAPI responses: by status, with an example for each code. */
export function problemResponses(
  codes: readonly ErrorCode[],
  schema: (status: number) => z.ZodType | { $ref: string } = () => problemAnswer,
): Record<string, Content> {
  const responses: Record<string, Content> = {};
  for (const code of [...new Set(codes)]) {
    const { status, body } = problemOf(new AppError(code, details[code] ?? "What is wrong, in a sentence."));
    const response: Content = responses[status] ?? {
      description: "",
      headers: headersOf(status),
      content: { "application/problem+json": { schema: schema(status), examples: {} } },
    };
    responses[status] = response;
    response.description += `${response.description ? ", " : ""}\`${code}\``;
    const errors = code === "invalid_request" ? { errors: [exampleFault] } : {};
    response.content["application/problem+json"]!.examples[code] = { value: { ...body, ...errors } };
  }
  return responses;
}

const exampleFault = { field: "name", code: "missing_field", message: "Is required." };

const details: Partial<Record<ErrorCode, string>> = {
  missing_token: "Send a management token as Authorization: Bearer TOKEN.",
  invalid_token: "This token is not known, or was revoked.",
  forbidden: "This needs a token of the role admin; yours is viewer.",
  not_found: "There is no automation with this id in this workspace.",
  invalid_request: "name: Is required.",
  invalid_json: "The body is no JSON: the fault is at position 12.",
  changed_meanwhile: "It was changed after it was read. Get it again, and send the change with its new ETag.",
  not_scheduled: "The run is not scheduled: what it sends has gone out, ended or is on its way.",
  database_unavailable: "The database does not answer at the moment. Send the same request again.",
};

function headersOf(status: number): Record<string, { $ref: string }> {
  const names = ["X-Request-Id"];
  if (status === 401) names.push("WWW-Authenticate");
  if (status === 405) names.push("Allow");
  if (status === 412) names.push("ETag");
  if (status === 429) names.push("RateLimit", "RateLimit-Policy");
  if (status === 429 || status === 503) names.push("Retry-After");
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
