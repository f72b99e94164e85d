"use client";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import type { Ways } from "@/lib/response/ways";
import { lineMap, pathOf } from "./line-map";

/**
 * The ways through a survey as a line map with one of them marked, and as a list. Where there is one way, nothing; where
 * there are more than can be told apart, only that.
 * @param order keys in the order asked, each with the number that the list has for it
 */
export function WaysMap({
  found,
  order,
}: {
  found: Ways;
  order: readonly { key: string; number: number }[];
}) {
  const t = useTranslations("survey.ways");
  const [chosen, setChosen] = useState(0);
  const { ways, more, shortest, longest } = found;
  const map = useMemo(() => lineMap(order, ways), [order, ways]);
  if (!found.exact || (!more && ways.length < 2)) return null;
  const current = Math.min(chosen, ways.length - 1);
  const marked = ways[current] ?? [];
  const numbers = new Map(order.map(({ key, number }) => [key, number]));
  const isMarked = (from: string, to: string) =>
    marked[marked.indexOf(from) + 1] === to && marked.includes(from);
  const numbersOf = (way: readonly string[]) => way.map((key) => numbers.get(key)).join(", ");
  const title = more ? t("many") : t("title", { count: ways.length, shortest, longest });
  const go = (by: number) => setChosen((current + by + ways.length) % ways.length);
  return (
    <Panel className="mb-5" aria-labelledby="ways">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 px-4 py-3">
        <h2 id="ways" className="text-base leading-5">
          {title}
        </h2>
        {more ? null : (
          <span className="flex items-center gap-1 text-sm text-muted-foreground">
            <Button size="icon-sm" variant="ghost" aria-label={t("before")} onClick={() => go(-1)}>
              <ChevronLeft size={14} aria-hidden />
            </Button>
            <span role="status">{t("way", { number: current + 1, count: ways.length })}</span>
            <Button size="icon-sm" variant="ghost" aria-label={t("next")} onClick={() => go(1)}>
              <ChevronRight size={14} aria-hidden />
            </Button>
          </span>
        )}
      </div>
      {more ? null : (
        <div className="border-t px-4 py-3">
          {/* biome-ignore lint/a11y/useSemanticElements: a drawing is no fieldset */}
          <svg
            role="group"
            aria-label={t("picture", { numbers: numbersOf(marked) })}
            viewBox={`0 0 ${map.width} ${map.height}`}
            style={{ maxWidth: map.width * 1.2 }}
            className="block h-auto w-full"
          >
            {[...map.stretches]
              .sort((a, b) => Number(isMarked(a.from.key, a.to.key)) - Number(isMarked(b.from.key, b.to.key)))
              .map((stretch) => {
                const on = isMarked(stretch.from.key, stretch.to.key);
                return (
                  <path
                    key={stretch.id}
                    d={pathOf(stretch)}
                    fill="none"
                    strokeWidth={on ? 3 : 2}
                    className={on ? "stroke-primary" : "stroke-border-strong"}
                  />
                );
              })}
            {map.stations.map(({ key, number, x, y }) => {
              const on = marked.includes(key);
              return (
                // The questions themselves are next in the keyboard's order.
                <a
                  key={key}
                  href={`#question-${number - 1}`}
                  tabIndex={-1}
                  aria-label={t("go", { number })}
                  onClick={(event) => {
                    event.preventDefault();
                    const question = document.getElementById(`question-${number - 1}`);
                    question?.scrollIntoView();
                    question?.focus();
                  }}
                >
                  <circle
                    cx={x}
                    cy={y}
                    r={12}
                    strokeWidth={on ? 2.5 : 1.5}
                    className={on ? "fill-primary-soft stroke-primary" : "fill-surface stroke-border-strong"}
                  />
                  <text
                    x={x}
                    y={y + 4}
                    textAnchor="middle"
                    className={`text-[11px] tabular-nums ${on ? "fill-foreground font-semibold" : "fill-muted-foreground"}`}
                  >
                    {number}
                  </text>
                </a>
              );
            })}
          </svg>
          <details className="mt-2 text-sm">
            <summary className="w-fit rounded-sm text-muted-foreground hover:text-foreground">
              {t("list")}
            </summary>
            <ol className="mt-2 grid gap-1">
              {ways.map((way, i) => (
                <li key={way.join("\n")} aria-current={i === current || undefined}>
                  <button
                    type="button"
                    onClick={() => setChosen(i)}
                    className="rounded-sm text-left underline-offset-3 hover:underline aria-pressed:font-semibold"
                    aria-pressed={i === current}
                  >
                    {t("item", { number: i + 1, numbers: numbersOf(way), count: way.length })}
                  </button>
                </li>
              ))}
            </ol>
          </details>
        </div>
      )}
    </Panel>
  );
}
