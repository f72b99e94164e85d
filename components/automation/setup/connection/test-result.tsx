"use client";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState, useTransition } from "react";
import { useRefusal } from "@/components/form/action-error";
import { useNoteWords } from "@/components/reason/body-words";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Select } from "@/components/ui/select";
import { textLink } from "@/components/ui/text-link";
import type { Connection } from "@/lib/delivery/trial/connection";
import { useClock } from "../clock";
import type { Include } from "../fields/include";
import { FindingsTable } from "./findings-table";
import { RawRequest } from "./raw-request";

const code = (text: ReactNode) => <code>{text}</code>;
const b = (text: ReactNode) => <b className="font-semibold">{text}</b>;

/** What a captured request proves, and field by field what was in it. */
export function TestResult({
  automationId,
  connection,
  shown,
  include,
  onShow,
  onChanged,
}: {
  automationId: string;
  connection: Connection;
  shown: NonNullable<Connection["shown"]>;
  include: Include;
  onShow: (id: string) => void;
  onChanged: () => void;
}) {
  const t = useTranslations("wizard.connection");
  const say = useRefusal();
  const clock = useClock();
  const noteWords = useNoteWords();
  const [raw, setRaw] = useState(false);
  const [refusal, setRefusal] = useState("");
  const [pending, start] = useTransition();
  const { findings } = shown;
  const good = findings?.email ?? false;
  const readable = connection.tests.filter(({ status }) => status < 400);
  const address = findings?.extra.find(({ address }) => address);
  const emailPath =
    findings?.fields.find(({ expected }) => expected.kind === "email")?.path ?? "EmailAddress";

  function take(extra: { name: string; path: string }, email: boolean) {
    start(async () => {
      const outcome = await include(null, { id: automationId, name: extra.name, path: extra.path, email });
      setRefusal(outcome && !outcome.ok ? say(outcome) : "");
      onChanged();
    });
  }

  const Icon = good ? CircleCheck : TriangleAlert;
  return (
    <div>
      <div
        className={cn(
          "flex flex-wrap items-start gap-x-3 gap-y-2 border-b px-4 py-3.5",
          good ? "border-success-line bg-success-soft" : "border-warning-line bg-warning-soft",
        )}
      >
        <Icon
          size={16}
          aria-hidden
          className={cn("mt-0.5 shrink-0", good ? "text-success" : "text-warning")}
        />
        <div className="min-w-0 flex-1 basis-72">
          <p role="status" className="font-semibold">
            {good ? t("success") : t("noEmail")}
          </p>
          <p className="text-sm text-body">
            {t.rich("received", {
              at: () => <time dateTime={shown.at}>{clock(shown.at, true)}</time>,
              status: shown.status,
              bytes: shown.bytes,
            })}{" "}
            {shown.fromHere ? `${t("receivedHere")} ` : ""}
            {shown.respondents > 1 ? `${t("people", { count: shown.respondents })} ` : ""}
            {shown.notes.map((note) => `${noteWords(note)} `)}
            {good ? <Summary findings={findings!} /> : t.rich("noEmailText", { path: emailPath, code })}
          </p>
          {!good && address ? (
            <Button size="sm" className="mt-2" disabled={pending} onClick={() => take(address, true)}>
              {t("takeFrom", { path: address.path })}
            </Button>
          ) : null}
          {refusal ? (
            <p role="alert" className="mt-1 text-sm text-danger">
              {refusal}
            </p>
          ) : null}
        </div>
        {readable.length > 1 ? (
          <Select
            aria-label={t("request")}
            value={shown.id}
            onChange={(event) => onShow(event.target.value)}
            className="w-[200px] max-md:w-full"
          >
            {readable.map(({ id, at }) => (
              <option key={id} value={id}>
                {t("requestAt", { time: clock(at, true) })}
              </option>
            ))}
          </Select>
        ) : null}
      </div>
      {findings ? (
        <FindingsTable findings={findings} pending={pending} onInclude={(extra) => take(extra, false)} />
      ) : null}
      <div className="border-t px-4 py-3 text-sm text-muted-foreground">
        {good ? `${t("sampleFor")} ` : ""}
        <button type="button" aria-expanded={raw} onClick={() => setRaw(!raw)} className={textLink}>
          {t("raw")}
        </button>
        {raw ? <RawRequest request={shown} /> : null}
      </div>
    </div>
  );
}

function Summary({ findings }: { findings: NonNullable<NonNullable<Connection["shown"]>["findings"]> }) {
  const t = useTranslations("wizard.connection");
  const { fields } = findings;
  const count = (verdict: string) => fields.filter((field) => field.verdict === verdict).length;
  const fatal = fields.filter(({ fit }) => fit.state === "misfit" || (fit.state === "missing" && fit.fault));
  return (
    <>
      {t("fits", { found: count("found"), missing: count("missing"), wrong: count("wrong_type") })}
      {fatal.length > 0 ? (
        <> {t.rich("wouldReject", { fields: fatal.map(({ name }) => name).join(", "), b })}</>
      ) : null}
    </>
  );
}
