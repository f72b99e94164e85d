import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import type { ErrorCode } from "@/lib/errors";
import type { Operation } from "../operation";
import { operations } from "../operations";
import { problemResponses } from "../problem";
import { hookPath } from "./hook";

type ResponseComponent = Parameters<typeof OpenAPIRegistry.prototype.registerComponent<"responses">>[2];

const problemReference = { $ref: "#/components/schemas/Problem" };

const introduction = `Surveyhook turns an event in another system into a survey invitation in a person's inbox.

Send a management token as \`Authorization: Bearer TOKEN\`; tokens of the role viewer may read. Lists are
\`{ data, nextCursor }\`, newest first, with \`limit\` (at most 200) and \`cursor\`. Errors are RFC 9457 problems with a stable
\`code\`, and \`errors\` where fields are at fault. An unknown property in a body is refused (\`unknown_field\`), except those
that only answers have: they are ignored, so that an answer can be changed and sent back. Another workspace's ids are 404.
Every answer has \`X-Request-Id\`. Ids, keys, tokens and cursors are opaque.`;

/**
 * The OpenAPI 3.1 document of the hook and the management API, made from the schemas that check them.
 * @param appUrl the public address of this installation
 */
export function openApiDocument(appUrl: string) {
  const registry = new OpenAPIRegistry();
  registry.registerComponent("securitySchemes", "token", {
    type: "http",
    scheme: "bearer",
    description: "A management token, made in the dashboard under Settings.",
  });
  registry.registerComponent("securitySchemes", "hookBearer", {
    type: "http",
    scheme: "bearer",
    description: "The automation's API key.",
  });
  registry.registerComponent("securitySchemes", "hookHeader", {
    type: "apiKey",
    in: "header",
    name: "X-API-Key",
  });
  registry.registerComponent("securitySchemes", "hookQuery", {
    type: "apiKey",
    in: "query",
    name: "apiKey",
    description: "For callers that can set nothing but a URL; `allowKeyInUrl` turns it off.",
  });
  for (const [name, description] of Object.entries(headers))
    registry.registerComponent("headers", name, { description, schema: { type: "string" } });
  registry.registerPath(hookPath);
  for (const operation of operations) registry.registerPath(pathOf(registry, operation));
  return new OpenApiGeneratorV31(registry.definitions, { sortComponents: "alphabetically" }).generateDocument(
    {
      openapi: "3.1.0",
      info: {
        title: "Surveyhook",
        version: "1.0.0",
        description: introduction,
        license: { name: "MIT", identifier: "MIT" },
      },
      servers: [{ url: appUrl }],
      security: [{ token: [] }],
      tags,
    },
  );
}

const tags = [
  { name: "Hook", description: "Where other systems send respondents." },
  { name: "Surveys", description: "Hosted here, or external." },
  { name: "Messages", description: "The e-mails of invitations and reminders." },
  { name: "Automations", description: "From an incoming webhook to an invitation." },
  { name: "Deliveries", description: "Requests to a hook, as they came." },
  { name: "Runs", description: "One respondent of one delivery going through the automation." },
  { name: "Respondents", description: "People in surveys." },
  { name: "Responses", description: "Answered surveys." },
  { name: "Suppressions", description: "Addresses that must not be mailed." },
  { name: "Workspaces", description: "Tenants: nothing crosses them." },
];

const headers = {
  "X-Request-Id": "Names this request in the log.",
  "WWW-Authenticate": "`Bearer`",
  Allow: "The methods that the path takes.",
  "Retry-After": "Seconds.",
  ETag: "Names the state of the thing. For an automation, of what can be edited: its counts do not change it.",
  RateLimit: "What is left, and when it is full again.",
  "RateLimit-Policy": "The automation's limit.",
  "Idempotency-Replayed": "`true` where this is the first answer again.",
};

/** What any call may be refused with. */
const always: ErrorCode[] = [
  "missing_token",
  "invalid_token",
  "forbidden",
  "invalid_request",
  "internal_error",
  "database_unavailable",
];
const withBody: ErrorCode[] = [
  "too_complex",
  "invalid_json",
  "invalid_encoding",
  "empty_body",
  "too_deep",
  "body_too_large",
  "unsupported_media_type",
  "unsupported_encoding",
];

const ifMatch = z.object({
  "If-Match": z.string().optional().meta({
    description: "An `ETag`: the change is made only where the thing still has it. Left out: in any case.",
  }),
});
const ifNoneMatch = z.object({
  "If-None-Match": z.string().optional().meta({ description: "An `ETag` that is known already." }),
});

function pathOf(registry: OpenAPIRegistry, operation: Operation): RouteConfig {
  const { answer, body, params, query } = operation;
  const changes = operation.entity !== undefined && operation.method !== "GET";
  const codes: ErrorCode[] = [
    ...always,
    ...(body ? withBody : []),
    ...(operation.problems ?? []),
    ...(changes ? (["changed_meanwhile"] as const) : []),
  ];
  const tagged = operation.entity !== undefined && answer.status !== 204;
  const answerHeaders = Object.fromEntries(
    ["X-Request-Id", ...(tagged ? ["ETag"] : [])].map((name) => [
      name,
      { $ref: `#/components/headers/${name}` },
    ]),
  );
  const good = (description: string) => ({
    description,
    headers: answerHeaders,
    ...(answer.status === 204
      ? {}
      : {
          content: {
            "application/json": { schema: answer.schema },
            ...Object.fromEntries(
              (answer.otherTypes ?? []).map((type) => [type, { schema: { type: "string" as const } }]),
            ),
          },
        }),
  });
  const request = {
    params: params as NonNullable<RouteConfig["request"]>["params"],
    query: query as NonNullable<RouteConfig["request"]>["query"],
    ...(operation.entity ? { headers: changes ? ifMatch : ifNoneMatch } : {}),
    ...(operation.upload ? { body: { required: true, content: uploads(operation.upload) } } : {}),
    ...(body
      ? {
          body: {
            required: !operation.bodyOptional,
            content: {
              "application/json": {
                schema: body,
                ...(operation.example === undefined ? {} : { example: operation.example }),
              },
            },
          },
        }
      : {}),
  };
  return {
    method: operation.method.toLowerCase() as Lowercase<Operation["method"]>,
    path: `/api/v1${operation.path}`,
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    ...(operation.description ? { description: operation.description } : {}),
    request: request as NonNullable<RouteConfig["request"]>,
    responses: {
      [answer.status]: good(answer.description),
      ...(operation.entity && !changes && !operation.entity.leavesOut
        ? { 304: { description: "It is as `If-None-Match` names it." } }
        : {}),
      ...Object.fromEntries(
        Object.entries(operation.alternatives ?? {}).map(([status, text]) => [status, good(text)]),
      ),
      ...shared(
        registry,
        problemResponses(codes, () => problemReference),
      ),
    },
  };
}

/** A file as a body of its type, or as the part `file` of a form. */
function uploads(types: readonly string[]) {
  const schema = { type: "string" as const, format: "binary" };
  const form = { type: "object" as const, required: ["file"], properties: { file: schema } };
  return Object.fromEntries([
    ...types.map((type) => [type, { schema }]),
    ["multipart/form-data", { schema: form }],
  ]);
}

/** Refusals that many calls have in common stand once, among the components. */
function shared(registry: OpenAPIRegistry, responses: ReturnType<typeof problemResponses>) {
  return Object.fromEntries(
    Object.entries(responses).map(([status, response]) => {
      const codes = Object.keys(response.content["application/problem+json"]!.examples);
      const name = codes.length === 1 ? pascal(codes[0]!) : `Problem${status}`;
      registry.registerComponent("responses", name, response as ResponseComponent);
      return [status, { $ref: `#/components/responses/${name}` }];
    }),
  );
}

function pascal(code: string): string {
  return code.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
