"use client";
import { CircleCheck, Minus, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { layOutJson } from "@/components/run/json-lines";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";
import type { Trial } from "@/lib/delivery/trial/trial";
import { parsePath } from "@/lib/payload/path";

const b = (words: ReactNode) => <b className="font-semibold">{words}</b>;

/** A request that fits the set-up, following it while it is changed, and whether the filter lets it through. */
export function ExampleRequest({
  automationId,
  trial,
  conditions,
  paths,
  itemsPath,
  sender,
}: {
  automationId: string;
  trial: Trial;
  conditions: number;
  /** What the fields read. */
  paths: readonly string[];
  itemsPath: string | null;
  /** Whose own request it is, where a template was taken. */
  sender: string | null;
}) {
  const t = useTranslations("wizard.data");
  const { text, outcome } = trial.example;
  const look = {
    pass: { icon: CircleCheck, color: "text-success", words: t.rich("passes", { count: conditions, b }) },
    stop: { icon: Minus, color: "text-muted-foreground", words: t.rich("stops", { b }) },
    invalid: { icon: TriangleAlert, color: "text-st-rejected", words: t.rich("invalid", { b }) },
  }[outcome];
  return (
    <section aria-labelledby="example-title">
      <div className="mb-2.5 flex items-baseline justify-between gap-3">
        <h2 id="example-title">{t("example")}</h2>
        <span className="text-xs text-muted-foreground">{t("follows")}</span>
      </div>
      <div className="overflow-hidden rounded-md border bg-sunken">
        <div className="flex items-center gap-2.5 border-b py-1.5 pr-1.5 pl-3 text-xs text-muted-foreground">
          <span className="grow truncate font-mono">POST /api/hooks/{automationId}</span>
          <CopyButton text={text} what={t("exampleCopy")} variant="ghost" />
        </div>
        <Json text={text} taken={placesOf(paths, itemsPath, text)} />
      </div>
      <div role="status" className={`mt-3 flex items-start gap-2 ${look.color}`}>
        <look.icon size={16} aria-hidden className="mt-0.5 shrink-0" />
        <p className="text-sm text-body">{look.words}</p>
      </div>
      <p className="mt-3.5 text-sm text-muted-foreground">{t("extra")}</p>
      {sender ? <p className="mt-2 text-sm text-muted-foreground">{t("after", { sender })}</p> : null}
    </section>
  );
}

/** Where the fields read in the example, each place as JSON: in the first respondent of a list. */
function placesOf(paths: readonly string[], itemsPath: string | null, text: string): Set<string> {
  const items = itemsPath === null ? undefined : parsePath(itemsPath);
  const list = text.startsWith("[") ? [0] : [];
  const before = items?.ok ? [...items.value.segments, 0] : list;
  return new Set(
    paths.flatMap((path) => {
      const at = parsePath(path);
      if (!at.ok) return [];
      const { from, segments } = at.value;
      if (from !== "respondent" && from !== "body") return [];
      return [JSON.stringify(from === "body" ? segments : [...before, ...segments])];
    }),
  );
}

/** JSON laid out and tinted; lines that a field reads stand out. */
function Json({ text, taken }: { text: string; taken: ReadonlySet<string> }) {
  const lines = layOutJson(text);
  return (
    <pre className="py-3 text-xs/5 wrap-anywhere whitespace-pre-wrap">
      {lines
        ? lines.map((line, i) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
              key={i}
              className={cn(
                "block border-l-2 border-transparent px-2.5",
                taken.has(JSON.stringify(line.path)) && "border-primary bg-primary-soft",
              )}
            >
              {"  ".repeat(line.depth)}
              {line.tokens.map((token, place) => (
                <span
                  // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place
                  key={place}
                  className={
                    token.kind === "sign"
                      ? "text-muted-foreground"
                      : token.kind === "value"
                        ? "text-primary"
                        : "text-body"
                  }
                >
                  {token.text}
                </span>
              ))}
            </span>
          ))
        : text}
    </pre>
  );
}
