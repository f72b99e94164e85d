/** One field at fault, as the contract's `errors` array carries it. */
export type FieldError = { field: string; code: string; message: string };

const statusOf = {
  invalid_json: 400,
  invalid_encoding: 400,
  not_an_object: 400,
  empty_body: 400,
  too_deep: 400,
  all_rejected: 400,
  invalid_idempotency_key: 400,
  missing_key: 401,
  invalid_key: 401,
  invalid_signature: 401,
  stale_timestamp: 401,
  missing_token: 401,
  invalid_token: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  idempotency_in_progress: 409,
  not_scheduled: 409,
  conflict: 409,
  request_timeout: 408,
  changed_meanwhile: 412,
  body_too_large: 413,
  uri_too_long: 414,
  headers_too_large: 431,
  invalid_http: 400,
  too_many_respondents: 413,
  unsupported_media_type: 415,
  unsupported_encoding: 415,
  idempotency_key_reused: 422,
  invalid_image: 422,
  invalid_request: 422,
  too_complex: 422,
  rate_limited: 429,
  internal_error: 500,
  database_unavailable: 503,
  overloaded: 503,
} as const;

/** Every code an answer may carry. */
export type ErrorCode = keyof typeof statusOf;

const titleOf: Partial<Record<ErrorCode, string>> = {
  all_rejected: "No respondent could be taken",
  internal_error: "The server made a mistake",
  changed_meanwhile: "It was changed after it was read",
  invalid_request: "The request does not fit",
  too_complex: "It would take too long to run",
  idempotency_in_progress: "The same idempotency key is still in hand",
};

/** A refusal that a client is told about; mapped to HTTP once, as RFC 9457. */
export class AppError extends Error {
  override readonly name = "AppError";

  constructor(
    readonly code: ErrorCode,
    detail: string,
    readonly more: {
      errors?: FieldError[];
      headers?: Record<string, string>;
      extension?: Record<string, unknown>;
      /** Why, where the code does not tell: names the words that the dashboard has for it. */
      reason?: string;
    } = {},
  ) {
    super(detail);
  }

  get status(): number {
    return statusOf[this.code];
  }
}

/** The thing asked for is not there, or belongs to another workspace: the answer is the same. */
export function notFound(what: string): AppError {
  return new AppError("not_found", `There is no ${what} with this id in this workspace.`);
}

/** The RFC 9457 document of an error. Anything that is no AppError becomes a 500 that tells nothing of the inside. */
export function problemOf(error: unknown): {
  status: number;
  headers: Record<string, string>;
  body: Record<string, unknown>;
} {
  const known =
    error instanceof AppError ? error : new AppError("internal_error", "It was logged. Try again later.");
  const title = titleOf[known.code] ?? sentence(known.code);
  return {
    status: known.status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...known.more.headers,
    },
    body: {
      type: `urn:surveyhook:problem:${known.code}`,
      title,
      status: known.status,
      detail: known.message,
      code: known.code,
      ...(known.more.errors ? { errors: known.more.errors } : {}),
      ...known.more.extension,
    },
  };
}

function sentence(code: string): string {
  const words = code.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
