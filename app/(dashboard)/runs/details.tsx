import { getTranslations } from "next-intl/server";
import { placesOf } from "@/components/errors/places";
import { ChannelPanel } from "@/components/run/channel";
import { RunIds } from "@/components/run/ids";
import { MappedValues } from "@/components/run/mapped-values";
import { Payload } from "@/components/run/payload";
import { PostedEvent } from "@/components/run/posted-event";
import { RunActions } from "@/components/run/run-actions";
import { RunOutcome } from "@/components/run/run-outcome";
import { Timeline } from "@/components/run/timeline";
import { WatchRun } from "@/components/run/watch-run";
import { Moment } from "@/components/ui/moment";
import { TextLink } from "@/components/ui/text-link";
import { database } from "@/db";
import type { Member } from "@/lib/auth/sessions";
import { isAtLeast } from "@/lib/auth/token";
import { getAutomation } from "@/lib/automation/queries";
import { systemClock } from "@/lib/clock";
import { getDelivery } from "@/lib/delivery/queries";
import { usedPaths } from "@/lib/delivery/trial/used-paths";
import { mailsOfRun } from "@/lib/invitation/sent-mail";
import { reasonOf } from "@/lib/reason/kept";
import { attemptsOf } from "@/lib/run/attempts";
import { detailRuns, type Run, type RunDetail } from "@/lib/run/queries";
import { timelineOf } from "@/lib/run/timeline";
import * as actions from "./actions";

/** All that is shown of a run. */
export type LoadedRun = Awaited<ReturnType<typeof loadRun>>;

/** Loads what is shown of a run to a member. */
export async function loadRun({ workspace, role }: Member, run: Run) {
  const db = database();
  const mayAct = isAtLeast(role, "admin");
  const [detail, automation, delivery, mails] = await Promise.all([
    detailRuns(db, [run]).then(([only]) => only!),
    getAutomation(db, workspace.id, run.automationId),
    run.deliveryId === null ? null : getDelivery(db, workspace.id, run.deliveryId),
    mayAct ? mailsOfRun(db, workspace.id, run.id) : [],
  ]);
  return { run, detail, automation, delivery, mails, mayAct };
}

/** What may be done to a run. */
export function RunActs({ loaded: { run, mayAct } }: { loaded: LoadedRun }) {
  if (!mayAct || run.redoAt !== null) return null;
  return <RunActions id={run.id} status={run.status} actions={{ ...actions }} />;
}

/** When a run's request came, and that it was a test. */
export async function RunReceived({ loaded: { run, delivery } }: { loaded: LoadedRun }) {
  const date = () => <Moment at={run.createdAt.toISOString()} look="short" />;
  return (await getTranslations("run")).rich("received", { date, mode: delivery?.mode ?? "event" });
}

/** What came of a run, how it went, and what it was made from; in two columns where there is room. */
export async function RunDetails({ loaded }: { loaded: LoadedRun }) {
  const { run, detail, automation, delivery, mails, mayAct } = loaded;
  const t = await getTranslations("run");
  const { invitation, respondent, post } = detail;
  return (
    <div className="@container">
      {moves(detail, systemClock()) ? <WatchRun /> : null}
      <RunOutcome run={outcomeOf(detail)} places={mayAct ? placesOf(automation) : null} />
      <div className="mt-7 grid items-start gap-x-6 gap-y-7 @2xl:grid-cols-[minmax(0,1fr)_312px]">
        <div className="grid min-w-0 grid-cols-1 gap-7">
          <section>
            <h2 className="mb-3">{t("timeline")}</h2>
            <Timeline
              items={timelineOf(detail).map(({ at, nextAt, ...rest }) => ({
                ...rest,
                at: at.toISOString(),
                nextAt: nextAt?.toISOString() ?? null,
              }))}
              beginning={delivery && { respondents: delivery.respondents, status: delivery.status }}
            />
          </section>
          {mails.length > 0 ? (
            <section>
              <h2 className="mb-3">{t("mail")}</h2>
              <ul className="grid gap-1.5">
                {mails.map(({ id, subject, sentAt }) => (
                  <li key={id} className="wrap-anywhere">
                    <TextLink href={`/runs/${run.id}/mail?invitation=${id}`}>{subject}</TextLink>
                    {sentAt ? (
                      <span className="text-sm text-muted-foreground">
                        , <Moment at={sentAt.toISOString()} look="short" />
                      </span>
                    ) : null}
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          {delivery ? <DeliveryPayload {...{ automation, delivery, run }} /> : null}
          {post ? <Posted detail={detail} /> : null}
        </div>
        <div className="grid min-w-0 grid-cols-1 gap-6">
          {run.channel ? <ChannelPanel channel={run.channel} /> : null}
          {delivery ? <MappedValues mapped={run.mapped} /> : null}
          <RunIds
            ids={[
              { name: "run", id: run.id },
              ...(delivery ? [{ name: "delivery", id: delivery.id } as const] : []),
              ...(post && !run.channel ? [{ name: "webhook", id: post.id } as const] : []),
              ...(invitation ? [{ name: "invitation", id: invitation.id } as const] : []),
              ...(respondent ? [{ name: "respondent", id: respondent.id } as const] : []),
            ]}
          />
        </div>
      </div>
    </div>
  );
}

function DeliveryPayload({
  automation,
  delivery,
  run,
}: Pick<LoadedRun, "automation" | "run"> & { delivery: NonNullable<LoadedRun["delivery"]> }) {
  const text = delivery.body === null ? null : new TextDecoder().decode(delivery.body);
  return (
    <Payload
      payload={{
        text,
        bytes: delivery.body?.length ?? 0,
        href: `/deliveries/${delivery.id}/payload`,
        used: usedPaths(automation, text ?? "", run.position),
        notes: delivery.notes,
      }}
    />
  );
}

/** Each try of an event that is posted, and what is posted. */
function Posted({ detail }: { detail: RunDetail }) {
  const { body, event } = detail.post!;
  const attempts = attemptsOf(detail).map(({ at, ...rest }) => ({ at: at.toISOString(), ...rest }));
  const posted = detail.run.channel ? null : { event, body: body?.toString("utf8") ?? null };
  return <PostedEvent attempts={attempts} posted={posted} />;
}

function outcomeOf({ run, invitation, respondent, post }: RunDetail) {
  const iso = (date: Date | null | undefined) => date?.toISOString() ?? null;
  return {
    status: run.status,
    reason: reasonOf({ code: run.reason, details: run.reasonDetails }),
    failure: run.failure,
    errors: run.errors,
    redo: run.redoAt !== null,
    sendAt: iso(post?.dueAt ?? invitation?.dueAt ?? invitation?.sendAt),
    sentAt: iso(post?.sentAt ?? invitation?.sentAt),
    openedAt: iso(respondent?.openedAt),
    answeredAt: iso(respondent?.answeredAt),
    attempts: post?.attempts ?? invitation?.attempts ?? 0,
    goes: run.channel ? ("told" as const) : run.deliveryId === null ? ("posted" as const) : null,
  };
}

/** Does the run change by itself soon: is it due within minutes, being sent, or waiting to be decided again? */
function moves({ run, invitation, post }: RunDetail, now: Date): boolean {
  if (run.redoAt !== null || run.status === "sending") return true;
  const due = (post ?? invitation)?.dueAt?.getTime();
  return run.status === "scheduled" && due !== undefined && due - now.getTime() < 300_000;
}
