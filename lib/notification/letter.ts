import type { automations, notices, recipients, users, workspaces } from "@/db/schema";
import type { Letter, Rich } from "../mail/templates/letter";
import { fill, fillCount } from "../survey/fill";
import { addedFacts, complaintsFacts, type FailureFacts, failureFacts, silenceFacts } from "./facts";
import { momentText, type NoticeWords, noticeWords } from "./words";

/** A notice with the rows around it. */
export type NoticeSource = {
  notice: Pick<typeof notices.$inferSelect, "kind" | "facts" | "createdAt">;
  recipient: Pick<typeof recipients.$inferSelect, "locale" | "stopToken" | "createdAt">;
  automation: Pick<typeof automations.$inferSelect, "id" | "name" | "type">;
  workspace: Pick<typeof workspaces.$inferSelect, "name" | "timeZone">;
  addedBy: Pick<typeof users.$inferSelect, "name" | "email"> | null;
  appUrl: string;
};

type Told = Pick<Letter, "subject" | "title" | "streak" | "facts"> & {
  lead: Omit<Rich, "values">[];
  values: Record<string, string>;
  todo: string | null;
  once: boolean;
};

/** What a mail server refuses for good, one mail or one address, does not count towards disabling. */
const refusals = { recipient_refused: "refused", mail_content_refused: "refusedMail" } as const;

/** Words a notice: what happened, how often, what to do, and the way out. Pure. */
export function noticeLetter(source: NoticeSource): Letter {
  const { notice, recipient, automation, workspace, appUrl } = source;
  const { language, words } = noticeWords(recipient.locale);
  const at = (moment: Date) => momentText(moment, language, workspace.timeZone);
  const parts = partsOf(source, words, language, at);
  const who = whoAdded(source, words);
  const values = {
    automation: automation.name,
    workspace: workspace.name,
    time: at(notice.createdAt),
    who,
    ...parts.values,
  };
  const failure = ["first_failure", "halfway", "disabled"].includes(notice.kind);
  const date = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    day: "numeric",
    month: "long",
    timeZone: workspace.timeZone,
  }).format(recipient.createdAt);
  return {
    language,
    subject: fill(parts.subject, values),
    title: fill(parts.title, values),
    lead: parts.lead.map(({ text }) => ({ text, values })),
    streak: parts.streak,
    facts: parts.facts,
    todo: parts.todo === null ? null : { title: words.todo, text: fill(parts.todo, values) },
    button: {
      label: failure ? words.seeErrors : words.seeAutomation,
      url: `${appUrl}/automations/${automation.id}${failure ? "/errors" : ""}`,
    },
    footer: [
      ...(notice.kind === "added" ? [] : [fill(words.added, { who, date })]),
      ...(parts.once ? [words.once] : []),
    ],
    stop: { label: words.stop, url: `${appUrl}/stop/${recipient.stopToken}` },
  };
}

function whoAdded({ notice, addedBy }: NoticeSource, words: NoticeWords): string {
  const facts = addedFacts.safeParse(notice.facts);
  return addedBy?.name || addedBy?.email || (facts.success && facts.data.addedBy) || words.someone;
}

function partsOf(
  { notice, automation }: NoticeSource,
  words: NoticeWords,
  language: string,
  at: (moment: Date) => string,
): Told {
  const bare = { values: {}, streak: null, facts: [], todo: null, once: false };
  switch (notice.kind) {
    case "test":
    case "added": {
      const { subject, title, lead } = words.notices[notice.kind];
      return { ...bare, subject, title, lead: [{ text: lead }] };
    }
    case "silence": {
      const { hours, lastRequestAt } = silenceFacts.parse(notice.facts);
      const { subject, title, lead, todo } = words.notices.silence;
      return {
        ...bare,
        subject: fillCount(subject, hours, language),
        title: fillCount(title, hours, language),
        lead: [{ text: lead }],
        values: { last: at(new Date(lastRequestAt)) },
        todo,
      };
    }
    case "complaints": {
      const { complaints, sent } = complaintsFacts.parse(notice.facts);
      const { subject, title, lead, todo } = words.notices.complaints;
      return {
        ...bare,
        subject,
        title,
        lead: [{ text: lead }],
        values: { count: String(complaints), sent: String(sent) },
        todo,
      };
    }
    default:
      return failureParts(
        notice.kind,
        failureFacts.parse(notice.facts),
        automation.type !== "incoming_webhook",
        words,
        language,
        at(notice.createdAt),
      );
  }
}

function failureParts(
  notice: "first_failure" | "halfway" | "disabled",
  facts: FailureFacts,
  posts: boolean,
  words: NoticeWords,
  language: string,
  latest: string,
): Told {
  const { kind, code, field, sample, failuresInARow: count, limit } = facts;
  const counts = kind !== "system" && !Object.hasOwn(refusals, code);
  const causes: Record<string, { title: string; todo: string }> = words.causes;
  const cause = (Object.hasOwn(causes, code) ? causes[code] : undefined) ?? words.causes.other;
  const left = limit === null ? 0 : limit - count;
  const { subject, lead, after } = failureWords(notice, facts, { counts, posts }, words, language);
  const lines = Object.entries(sample).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return {
    subject,
    title: cause.title,
    lead: [{ text: lead }, ...(after && left > 0 ? [{ text: fillCount(after, left, language) }] : [])],
    values: { field: field ?? "", count: String(count), limit: String(limit ?? "") },
    streak:
      counts && limit !== null && count > 0
        ? { count, limit, caption: fillCount(words.streak, count, language, { limit }) }
        : null,
    facts: [
      { label: words.kind, lines: [words.kinds[kind]] },
      { label: words.latest, lines: [latest] },
      ...(lines.length > 0 ? [{ label: words.sample, lines, code: true }] : []),
    ],
    todo: counts && !posts ? `${cause.todo} ${words.replay}` : cause.todo,
    once: true,
  };
}

/** Subject, lead, and how many more failures disable; `{automation}` and the like stay to be filled. */
function failureWords(
  notice: "first_failure" | "halfway" | "disabled",
  { kind, code, failuresInARow: count, limit }: FailureFacts,
  { counts, posts }: { counts: boolean; posts: boolean },
  words: NoticeWords,
  language: string,
) {
  const own = posts ? { ...words.notices, ...words.notices.posts } : words.notices;
  const { failed, halfway, disabled, unsent } = own;
  // It is still being tried: nothing has failed yet that counts.
  if (kind === "receiver" && notice === "first_failure" && count === 0)
    return { ...words.notices.posts.trying, after: null };
  if (!counts) {
    const refusal = refusals[code as keyof typeof refusals];
    return { ...(kind === "system" ? unsent : own[refusal]), after: null };
  }
  if (notice === "halfway") return { subject: halfway.subject, lead: halfway.lead, after: halfway.left };
  const { subject, lead } = notice === "disabled" ? disabled : failed;
  const times = Math.max(1, count);
  return {
    subject: fillCount(subject, times, language, { limit: limit ?? "" }),
    lead: fillCount(lead, times, language),
    after: notice === "disabled" ? null : failed.left,
  };
}
