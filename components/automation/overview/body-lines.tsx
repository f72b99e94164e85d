import { useFormatter, useTranslations } from "next-intl";
import { isUsed, layOutJson } from "@/components/run/json-lines";
import { cn } from "@/components/ui/cn";

/** A body, perhaps cut; `used` are the places that the mapping read. */
export type ShownBody = {
  text: string | null;
  bytes: number;
  used: { segments: (string | number)[]; loose: boolean }[];
};

const most = 12;

/** The first lines of a body, those that were used tinted; where they come late, the lines from there on. */
export function BodyLines({ body, answered }: { body: ShownBody; answered: number }) {
  const t = useTranslations("automation.first");
  const format = useFormatter();
  if (body.text === null) return null;
  const lines =
    layOutJson(body.text)?.map((line) => ({
      text: " ".repeat(line.depth * 2) + line.tokens.map((token) => token.text).join(""),
      marked: isUsed(line, body.used),
    })) ?? body.text.split(/\r\n|\n|\r/).map((text) => ({ text, marked: false }));
  const firstUsed = lines.findIndex(({ marked }) => marked);
  const start = lines.length > most && firstUsed > most - 4 ? firstUsed - 1 : 0;
  const shown = lines.slice(start, start + most);
  const left = lines.length - shown.length;
  return (
    <section className="min-w-0">
      <div className="mb-2.5 flex items-baseline justify-between gap-3">
        <h3 className="font-semibold">{t("cameIn")}</h3>
        <span className="text-xs text-muted-foreground">
          {t("size", { bytes: format.number(body.bytes), status: answered })}
        </span>
      </div>
      <div className="overflow-hidden rounded-md border bg-sunken py-2 font-mono text-xs/5">
        {shown.map(({ text, marked }, i) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
            key={i}
            className={cn(
              "px-3 wrap-anywhere whitespace-pre-wrap",
              marked && "bg-primary-soft text-primary shadow-[inset_2px_0_0_var(--primary)]",
            )}
          >
            {text.slice(0, 200)}
          </div>
        ))}
        {left > 0 ? (
          <div className="px-3 text-muted-foreground">{t("moreLines", { count: left })}</div>
        ) : null}
      </div>
    </section>
  );
}
