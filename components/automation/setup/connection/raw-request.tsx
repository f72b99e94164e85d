import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import type { Connection } from "@/lib/delivery/trial/connection";

/** A request exactly as it came in: its headers less those that carry a secret, and its body with line numbers. */
export function RawRequest({ request }: { request: NonNullable<Connection["shown"]> }) {
  const t = useTranslations("wizard.connection");
  const { headers, text, bytes } = request;
  return (
    <div className="mt-3 grid gap-3 text-foreground">
      <section>
        <h3 className="mb-1 text-xs font-normal text-muted-foreground">{t("headers")}</h3>
        <dl className="rounded-md border bg-sunken p-3 font-mono text-xs/5">
          {Object.entries(headers).map(([name, value]) => (
            <div key={name} className="wrap-anywhere">
              <dt className="inline text-muted-foreground">{name}: </dt>
              <dd className="inline">{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <div className="mb-1 flex items-center justify-between gap-3">
          <h3 className="text-xs font-normal text-muted-foreground">{t("body")}</h3>
          {text === null ? null : <CopyButton text={text} what={t("body")} variant="ghost" />}
        </div>
        {text === null ? (
          <p className="text-sm text-muted-foreground">{t("bodyGone")}</p>
        ) : (
          <section
            aria-label={t("body")}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
            tabIndex={0}
            className="max-h-[360px] overflow-y-auto rounded-md border bg-sunken py-2 font-mono text-xs/5"
          >
            {text.split(/\r\n|\n|\r/).map((line, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
              <div key={i} className="grid grid-cols-[40px_minmax(0,1fr)] pr-3">
                <span aria-hidden className="pr-3 text-right text-muted-foreground select-none">
                  {i + 1}
                </span>
                <span className="wrap-anywhere whitespace-pre-wrap">{line}</span>
              </div>
            ))}
          </section>
        )}
        {text !== null && bytes > text.length * 4 ? (
          <p className="mt-1 text-xs text-muted-foreground">{t("cut", { shown: text.length, bytes })}</p>
        ) : null}
      </section>
    </div>
  );
}
