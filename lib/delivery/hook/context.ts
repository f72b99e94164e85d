import type { RefusedRule } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import type { TimeoutBudget } from "@/lib/deadline";
import type { AppError } from "@/lib/errors";
import type { Parsed } from "@/lib/payload/parse";
import type { DeliveryWrite } from "../write/model";
import type { DeliveryWriter } from "../write/writer";
import type { Hook, HookCache } from "./setup";

/**
 * A request to a hook, from whichever door. `read` gives the raw body, or null where it is larger than the limit; it
 * rejects where the client has left before its body was whole.
 */
export type HookRequest = {
  method: string;
  id: string;
  query: URLSearchParams;
  /** Path and query as they came, letter for letter: some senders sign the URL. */
  target: string;
  headers: Record<string, string | undefined>;
  read: (limit: number) => Promise<Buffer | null>;
};

/** How many respondents a minute each hook may take; see `RateLimiter`. */
export type Limiter = {
  take(id: string, count: number, perMinute: number, now: number): AppError | null;
  check(id: string, perMinute: number, now: number): AppError | null;
  giveBack(id: string, count: number): void;
};

/** What the hook needs of its process. */
export type HookDeps = {
  cache: HookCache;
  writer: DeliveryWriter;
  limiter: Limiter;
  clock: Clock;
  /** The idempotency keys in hand. */
  inFlight: Set<string>;
  /** Called after a commit that scheduled invitations, with the time of the first. Must not throw. */
  wake: (firstSendAt: Date) => void;
  /** Called after a failed delivery was counted: recipients may have to be told. Must not throw. */
  tell: () => void;
  /** The public address of this installation, which senders that sign a URL were given. */
  appUrl: string;
  /**
   * Keeps that a sender shook hands or pinged, and the secret that it brought.
   * @returns false where a secret is there already, which is left as it is
   */
  shook: (automationId: string, at: Date, secret?: string) => Promise<boolean>;
  /** Called when a key was used; the time of its last use is kept roughly. */
  keyUsed: (keyId: string) => void;
  /** Called when a request was refused for want of a key or signature. Must not throw, nor make the answer wait. */
  refused?: (automationId: string, code: string, at: Date, why?: () => RefusedRule) => void;
};

/** What may be the key, as it came: in a header, where HTTP Basic has two, or in the URL. */
export type GivenKey = { keys: string[]; inUrl: boolean };

/** What makes a request the same as an earlier one; `sameBody`: its body must then be the same too. */
export type RequestKey = { key: string; sameBody: boolean };

/** A request as far as a delivery keeps it; the id is the delivery's. */
export type KeptRequest = {
  id: string;
  contentType: string;
  headers: Record<string, string>;
  query?: Record<string, string> | null;
  body: Buffer;
  idempotencyKey: string | null;
};

/** A delivery ready to be written, with the answer it leads to. */
export type Prepared = {
  write: DeliveryWrite;
  status: number;
  /** When the first invitation is due, or null where none is scheduled. */
  firstSendAt: Date | null;
};

/** A request as it stands before the first stage. */
export type Asked = {
  deps: HookDeps;
  request: HookRequest;
  deliveryId: string;
  now: Date;
  budget: TimeoutBudget;
  dryRun: boolean;
  /** The body, where it was needed before the hook was opened. */
  raw?: Buffer;
};

/** The key or the signature that came opens this version of the hook; `signed`: the signature was checked. */
export type Opened = Asked & { given: GivenKey | null; hook: Hook; keyId: string | null; signed: boolean };

/** The body as it came. */
export type Received = Opened & { raw: Buffer };

/** What makes it the same as an earlier one. */
export type Identified = Received & { requestKey: RequestKey | null };

/** What the body says, and what a delivery keeps of the request. */
export type Read = Identified & { kept: KeptRequest; parsed: Parsed };

/** What every respondent comes to. */
export type Decided = Read & { prepared: Prepared };
