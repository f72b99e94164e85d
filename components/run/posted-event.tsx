import { useTranslations } from "next-intl";
import { Moment } from "../ui/moment";
import { ScrolledText } from "../ui/scrolled-text";
import { layOutJson } from "./json-lines";

/** A try to post an event; its moment in ISO 8601. */
export type PostedAttempt = {
  at: string;
  status: number | null;
  ms: number | null;
  answer: string | null;
  error: string | null;
};

/** Each try to post an event with what the receiver answered, and what is posted: null of an alert, whose words are kept nowhere. */
export function PostedEvent({
  attempts,
  posted,
}: {
  attempts: readonly PostedAttempt[];
  /** `body` is null before the first try, and when it is older than payloads are kept. */
  posted: { event: string; body: string | null } | null;
}) {
  const t = useTranslations("run.posted");
  return (
    <>
      <section>
        <h2 className="mb-2.5">{t("attempts")}</h2>
        {attempts.length === 0 ? (
          <p className="rounded-md border bg-sunken p-3 text-sm text-muted-foreground">{t("none")}</p>
        ) : (
          <ol className="grid gap-2">
            {attempts.map((attempt) => (
              <li key={attempt.at} className="rounded-md border bg-surface px-3 py-2.5">
                <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
                  <b className="font-semibold">
                    {attempt.status ??
                      (attempt.error ? <ErrorWords error={attempt.error} /> : t("handedOver"))}
                  </b>
                  <span className="text-sm text-muted-foreground">
                    <Moment at={attempt.at} look="seconds" />
                    {attempt.ms === null ? null : `, ${t("ms", { ms: attempt.ms })}`}
                  </span>
                </p>
                {attempt.answer ? (
                  <ScrolledText label={t("answer")} className="mt-1.5 max-h-40">
                    {attempt.answer}
                  </ScrolledText>
                ) : null}
              </li>
            ))}
          </ol>
        )}
      </section>
      {posted ? <Body {...posted} /> : null}
    </>
  );
}

function Body({ event, body }: { event: string; body: string | null }) {
  const t = useTranslations("run.posted");
  const lines = body === null ? null : layOutJson(body);
  return (
    <section>
      <h2 className="mb-2.5">{t("body", { event })}</h2>
      {body === null ? (
        <p className="rounded-md border bg-sunken p-3 text-sm text-muted-foreground">{t("noBody")}</p>
      ) : (
        <ScrolledText label={t("body", { event })} className="max-h-[560px]">
          {lines
            ? lines
                .map(({ depth, tokens }) => "  ".repeat(depth) + tokens.map(({ text }) => text).join(""))
                .join("\n")
            : body}
        </ScrolledText>
      )}
    </section>
  );
}

/** Why no answer came: of a post its own words, of a mail those of the failure. */
function ErrorWords({ error }: { error: string }) {
  const t = useTranslations("run.posted.errors");
  const failures = useTranslations("failures");
  if (t.has(error as "timeout")) return t(error as "timeout");
  const title = `${error}.title` as "mail_error.title";
  return failures.has(title) ? failures(title) : error;
}
