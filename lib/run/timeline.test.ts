import { describe, expect, it } from "vitest";
import type { RunDetail } from "./queries";
import { timelineOf } from "./timeline";

const at = (second: number) => new Date(Date.UTC(2026, 9, 24, 8, 0, second));
const run = (over: object): RunDetail["run"] =>
  ({
    status: "scheduled",
    reason: null,
    reasonDetails: null,
    failure: null,
    createdAt: at(0),
    ...over,
  }) as RunDetail["run"];
const event = (second: number, kind: string, over: object = {}) =>
  ({
    at: at(second),
    kind,
    detail: null,
    details: null,
    nextAt: null,
    attempt: null,
    ...over,
  }) as RunDetail["events"][number];
const invitation = { createdAt: at(0), sendAt: at(30) } as NonNullable<RunDetail["invitation"]>;
const kinds = (detail: Partial<RunDetail>) =>
  timelineOf({ run: run({}), invitation: null, reminders: [], post: null, events: [], ...detail }).map(
    ({ kind }) => kind,
  );

describe("a run's timeline", () => {
  it("begins with the request and what was decided", () => {
    expect(kinds({ invitation })).toEqual(["received", "scheduled"]);
    expect(kinds({ run: run({ status: "filtered", reason: "no" }) })).toEqual(["received", "filtered"]);
    expect(kinds({ run: run({ status: "held" }) })).toEqual(["received", "held"]);
  });

  it("goes on with the events in order, the failure last", () => {
    const events = [event(40, "attempt_failed", { attempt: 2 }), event(31, "attempt_failed", { attempt: 1 })];
    const failed = run({ status: "failed", failure: { at: at(50).toISOString(), message: "Down." } });
    expect(kinds({ run: failed, invitation, events })).toEqual([
      "received",
      "scheduled",
      "attempt_failed",
      "attempt_failed",
      "failed",
    ]);
  });

  it("puts what came of a replay behind the replay", () => {
    const late = { createdAt: at(60), sendAt: at(90) } as NonNullable<RunDetail["invitation"]>;
    expect(kinds({ invitation: late, events: [event(60, "replayed")] })).toEqual([
      "received",
      "replayed",
      "scheduled",
    ]);
    expect(kinds({ invitation, events: [event(60, "replayed")] })).toEqual([
      "received",
      "scheduled",
      "replayed",
    ]);
    expect(kinds({ run: run({ status: "rejected" }), events: [event(60, "replayed")] })).toEqual([
      "received",
      "replayed",
    ]);
  });

  it("tells when the invitation and each reminder were sent", () => {
    const sent = {
      ...invitation,
      status: "sent" as const,
      sentAt: new Date(invitation.createdAt.getTime() + 1000),
    };
    const reminder = { ...sent, reminder: 1, sentAt: new Date(sent.sentAt.getTime() + 86_400_000) };
    expect(kinds({ invitation: sent, reminders: [reminder] })).toEqual([
      "received",
      "scheduled",
      "sent",
      "reminded",
    ]);
  });
});
