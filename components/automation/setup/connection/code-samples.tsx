"use client";
import { Tabs } from "@base-ui/react/tabs";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { type CodeSampleId, codeSamples, keyPlaceholder } from "@/lib/automation/setup/code-samples";

/** The example request as code and as settings of no-code tools, with the real address, and the key while it is known. */
export function CodeSamples({
  url,
  apiKey,
  example,
}: {
  url: string;
  apiKey: string | null;
  example: string;
}) {
  const t = useTranslations("wizard.connection");
  const [chosen, setChosen] = useState<CodeSampleId>("curl");
  const key = apiKey ?? keyPlaceholder;
  const written = (id: CodeSampleId) =>
    codeSamples.find((sample) => sample.id === id)!.write({ url, key, body: example });
  return (
    <>
      <Tabs.Root
        value={chosen}
        onValueChange={(value) => setChosen(value as CodeSampleId)}
        className="mt-3 overflow-hidden rounded-md border bg-sunken"
      >
        <div className="flex items-center gap-2 border-b pr-1.5">
          <Tabs.List
            aria-label={t("samples")}
            activateOnFocus
            className="flex min-w-0 grow overflow-x-auto [scrollbar-width:none]"
          >
            {codeSamples.map(({ id, title }) => (
              <Tabs.Tab
                key={id}
                value={id}
                className="min-h-9 px-2 text-xs whitespace-nowrap text-muted-foreground -outline-offset-2 first:pl-3 hover:text-foreground data-active:font-semibold data-active:text-foreground max-md:min-h-11"
              >
                {title}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <CopyButton text={written(chosen)} what={t("copySample")} variant="ghost" />
        </div>
        {codeSamples.map(({ id }) => (
          <Tabs.Panel key={id} value={id} className="-outline-offset-2">
            {id === "zapier" || id === "make" || id === "n8n" ? (
              <p className="px-3 pt-2.5 text-xs text-muted-foreground">{t(`how.${id}`)}</p>
            ) : null}
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
            <pre className="max-h-[320px] overflow-auto p-3 text-xs/5" tabIndex={0}>
              {tinted(written(id), key)}
            </pre>
          </Tabs.Panel>
        ))}
      </Tabs.Root>
      {apiKey === null ? (
        <p className="mt-2 text-sm text-muted-foreground">
          {t.rich("placeholder", {
            placeholder: keyPlaceholder,
            code: (text: ReactNode) => <code>{text}</code>,
          })}
        </p>
      ) : null}
    </>
  );
}

function tinted(text: string, key: string): ReactNode[] {
  return text.split(key).flatMap((part, i) =>
    i === 0
      ? [part]
      : [
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
          <span key={i} className="text-primary">
            {key}
          </span>,
          part,
        ],
  );
}
