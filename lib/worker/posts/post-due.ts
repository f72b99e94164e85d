import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "@/db";
import { withDeadline, workMilliseconds } from "../../deadline";
import { evaluateFilter } from "../../filter/evaluate";
import { log } from "../../log";
import { countPosts } from "../../metrics";
import { eventBody } from "../../outgoing/body";
import { outcomeOf } from "../../outgoing/outcome";
import { post } from "../../outgoing/post";
import { nextPost } from "../../outgoing/schedule";
import { signatureHeaders } from "../../outgoing/signature";
import { answerContext } from "../../response/context";
import { addPartialPosts } from "../../response/partial-posts";
import { together } from "../../together";
import { addDigests } from "../add-digests";
import { patiently } from "../patiently";
import { type AlertDeps, tellChannel } from "../send-alert";
import { claimPosts } from "./claim-posts";
import { holding } from "./hold-post";
import { type LoadedPost, loadPosts } from "./load-posts";
import { type PostSettlement, type SentPost, settlePost, settleSent } from "./settle-post";

/** What posting needs of its process. */
export type PostDeps = AlertDeps;

/** Then whoever called goes on with the rest: no step of an engine lasts long. */
const stepMilliseconds = 5_000;
/** What ends within so long is replaced by one claim. */
const gatherMilliseconds = 5;

/** What this process is posting, and how it is told to look again. */
const inHand = new Set<Promise<void>>();
let lookAgain: (() => void) | undefined;

/**
 * Posts what is due until nothing is, or for some seconds. One receiver that hangs holds nobody else up: as soon as
 * anything has ended, what is due now is claimed. Called again while it works, it looks again.
 * @returns how many were claimed, and when the next attempts are due; what is still in hand goes on
 */
export async function postDue(deps: PostDeps): Promise<{ claimed: number; soon: Date[] }> {
  if (lookAgain) {
    lookAgain();
    return { claimed: 0, soon: [] };
  }
  const until = performance.now() + stepMilliseconds;
  const soon: Date[] = [];
  let claimed = 0;
  let poked = true;
  try {
    for (;;) {
      const again = new Promise<void>((resolve) => {
        lookAgain = () => {
          poked = true;
          resolve();
        };
      });
      const look = poked;
      poked = false;
      if (look) await addDue(deps);
      const items = await claim(deps);
      claimed += items.length;
      for (const item of items) {
        const work = postOne(deps, item)
          .then((next) => void (next && soon.push(next)))
          .finally(() => inHand.delete(work));
        inHand.add(work);
      }
      const left = until - performance.now();
      if (left <= 0 || (items.length === 0 && inHand.size === 0 && !poked)) return { claimed, soon };
      const timer = new Promise<void>((resolve) => setTimeout(resolve, left).unref());
      await Promise.race([again, timer, ...inHand]);
      await sleep(gatherMilliseconds);
    }
  } finally {
    lookAgain = undefined;
  }
}

/** Resolves when nothing that was begun is still to be settled. */
export async function postsSettled(): Promise<void> {
  while (inHand.size > 0) await Promise.all(inHand);
}

/** Writes into the outbox what is due by its time alone. */
async function addDue({ db, clock }: PostDeps): Promise<void> {
  await withDeadline(addPartialPosts(db, clock()), workMilliseconds);
  await withDeadline(addDigests(db, clock()), workMilliseconds);
}

async function claim({ db, clock }: PostDeps): Promise<Ready[]> {
  const ids = await withDeadline(claimPosts(db, clock()), workMilliseconds);
  if (ids.length === 0) return [];
  const items = await withDeadline(loadPosts(db, ids), workMilliseconds);
  return await withDeadline(keepBodies(db, items), workMilliseconds);
}

/** A post with the bytes that go out, at every attempt the same. */
type Ready = { item: LoadedPost; body: Buffer };

/** Keeps what is posted before it goes out for the first time. */
async function keepBodies(db: Db, items: readonly LoadedPost[]): Promise<Ready[]> {
  const ready = items.map((item) => ({ item, body: item.post.body ?? bodyOf(item) }));
  const fresh = ready.filter(({ item, body }) => item.post.body === null && body.length > 0);
  if (fresh.length > 0)
    await db.$client`
      update posts set body = decode(n.body, 'base64')
      from unnest(${fresh.map(({ item }) => item.post.id)}::text[], ${fresh.map(({ body }) => body.toString("base64"))}::text[]) n (id, body)
      where posts.id = n.id and posts.body is null`;
  return ready;
}

/** What an alert says is written for each channel when it is told. */
function bodyOf({ post, automation, respondent, survey, response, partial, invitation }: LoadedPost): Buffer {
  if (!automation.outgoing || !respondent || post.event === "digest") return Buffer.alloc(0);
  const answered = response ?? partial;
  // What was begun keeps its id when it is completed, and that may be before it is posted.
  const completedAt = post.event === "response.partial" ? null : (response?.completedAt ?? null);
  const about = {
    ...{ event: post.event, at: post.createdAt, survey, respondent },
    response: answered && { ...answered, completedAt, id: post.facts.responseId ?? answered.id },
    invitation: invitation && { ...invitation, reason: post.facts.reason ?? null },
    automation: { id: automation.id, runId: post.runId },
  };
  return Buffer.from(JSON.stringify(eventBody(about, automation.outgoing)));
}

/** @returns when it is tried again, if it is */
async function postOne(deps: PostDeps, { item, body }: Ready): Promise<Date | null> {
  const { db, clock } = deps;
  const { id: postId, runId, automationId, attempts: attempt } = item.post;
  try {
    const end = await holding(db, item.post, clock, () => ended(deps, item, body));
    if (end === null) return null;
    if (end.status === "later") return end.until;
    await settled(deps, { postId, runId, automationId, attempt, ...end });
    const next = end.status === "failed" ? end.next : null;
    countPosts(next ? "retried" : end.status);
    return next;
  } catch (error) {
    // Its lease ends, and it is tried again.
    const { name, message } = error as Error;
    log().error({ fault: name === "AppError" ? message : name, runId }, "A post could not be settled");
    return null;
  }
}

const sent = together<{ deps: PostDeps; post: SentPost }>(async (posts) => {
  const [{ deps }] = posts as [(typeof posts)[0]];
  const all = posts.map(({ post }) => post);
  await patiently(() => settleSent(deps.db, all, deps.clock()));
  return [];
});

/** Most posts go through: these are settled together. Where that fails, each is settled by itself. */
async function settled(deps: PostDeps, post: PostSettlement): Promise<void> {
  const alone = () => patiently(() => settlePost(deps.db, post, deps.clock()));
  if (post.status !== "sent") await alone();
  else await sent({ deps, post }).catch(alone);
}

type End = PostSettlement extends infer S
  ? S extends PostSettlement
    ? Omit<S, "postId" | "runId" | "automationId" | "attempt">
    : never
  : never;

/** How a post ended; `later`: it waits, or went into another, and is settled already; null: another process has it. */
async function ended(
  deps: PostDeps,
  item: LoadedPost,
  body: Buffer,
): Promise<End | { status: "later"; until: Date | null } | null> {
  const { clock, retryScale } = deps;
  const { automation, post: row } = item;
  const { outgoing, alert, status } = automation;
  if (status !== "enabled" || (!outgoing && !alert)) return { status: "held" };
  if (row.event === "digest" || row.facts.runIds) return await told(deps, item);
  const verdict = evaluateFilter(automation.filter, contextOf(item));
  if (verdict.outcome === "stop") {
    const { unmet } = verdict;
    return {
      status: "filtered",
      reason: { code: "filter_not_met", details: unmet.length === 1 ? unmet[0]! : { any: unmet } },
    };
  }
  if (verdict.outcome === "invalid")
    return { status: "failed", code: "invalid_data", details: {}, next: null };
  if (!outgoing) return await told(deps, item);
  const now = clock();
  const signed = signatureHeaders(automation, row.id, body, now);
  if (!signed) return { status: "failed", code: "secret_unopened", details: {}, next: null };
  const outcome = outcomeOf(await post(outgoing.url, body, { ...outgoing.headers, ...signed }, now));
  if (outcome.status === "sent") return outcome;
  const { code, details, again, retryAfterMs } = outcome;
  const next = again ? nextPost(row.attempts, clock(), { scale: retryScale, retryAfterMs }) : null;
  return { status: "failed", code, details, next };
}

/** Tells the channel of an alert. */
async function told(
  deps: PostDeps,
  item: LoadedPost,
): Promise<End | { status: "later"; until: Date | null } | null> {
  const outcome = await tellChannel(deps, item);
  if (outcome.status === "lost") return null;
  if (outcome.status !== "failed") return outcome;
  const { code, details, again, retryAfterMs } = outcome;
  const wait = { scale: deps.retryScale, retryAfterMs };
  const next = again ? nextPost(item.post.attempts, deps.clock(), wait) : null;
  return { status: "failed", code, details, next };
}

function contextOf({ survey, respondent, response, partial, workspace }: LoadedPost) {
  const answered = response ?? partial;
  const person = {
    variables: respondent?.variables ?? {},
    language: answered?.language ?? respondent?.language ?? "",
    timeZone: workspace.timeZone,
  };
  const answers = answered?.answers ?? {};
  return answerContext(survey, person, (key) => (Object.hasOwn(answers, key) ? answers[key] : undefined));
}
