import Link from "next/link";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import type { Group } from "@/lib/response/results/groups";
import { DateSpan } from "../shell/date-span";
import { useLanguageName } from "../shell/language-name";
import { CsvLinks } from "../ui/csv-links";
import { formatLocale } from "../ui/format-locale";
import { textLink } from "../ui/text-link";
import { FilterMenu } from "./filter-menu";
import { LabelExports } from "./label-exports";

/** What the answers shown are limited to, with what else could be chosen, and the same answers as a file. */
export function ResultFilters({
  ranges,
  range,
  from,
  to,
  since,
  now,
  path,
  keep,
  languages,
  language,
  groups,
  chosen,
  hrefOf,
  csv,
}: {
  ranges: readonly ("7d" | "30d" | "90d" | "all")[];
  range: "7d" | "30d" | "90d" | "all";
  from: string | undefined;
  to: string | undefined;
  since: Date | null;
  now: Date;
  /** The address of the page, and what of its query stays when days are chosen. */
  path: string;
  keep: Readonly<Record<string, string | null>>;
  languages: readonly string[];
  language: string | null;
  groups: readonly Group[];
  /** The value chosen of each background variable. */
  chosen: Readonly<Record<string, string>>;
  /** The address with these parts of the query changed; null takes one out. */
  hrefOf: (change: Record<string, string | null>) => string;
  csv: string;
}) {
  const t = useTranslations("results");
  const nameOf = useLanguageName();
  const format = new Intl.DateTimeFormat(formatLocale(useLocale()), {
    day: "numeric",
    month: "short",
    timeZone: useTimeZone() ?? "UTC",
  });
  const day = (date: Date) => format.format(date);
  const isFiltered = language !== null || Object.keys(chosen).length > 0;
  const nobody = Object.fromEntries(Object.keys(chosen).map((name) => [`with.${name}`, null]));
  return (
    <div className="mb-5 flex flex-wrap items-center gap-2">
      <FilterMenu
        name={t("range")}
        chosen={
          from || to
            ? t("chosenDays")
            : since
              ? t("from", { from: day(since), to: day(now) })
              : t("ranges.all")
        }
        active={range !== "all" || Boolean(from || to)}
        choices={ranges.map((each) => ({
          href: hrefOf({ range: each === "all" ? null : each, from: null, to: null }),
          label: t(`ranges.${each}`),
          current: each === range && !from && !to,
        }))}
      />
      <DateSpan {...{ path, from, to, keep }} />
      {languages.length > 1 ? (
        <FilterMenu
          name={t("language")}
          chosen={language === null ? t("allLanguages") : nameOf(language)}
          active={language !== null}
          choices={[
            { href: hrefOf({ language: null }), label: t("allLanguages"), current: language === null },
            ...languages.map((each) => ({
              href: hrefOf({ language: each }),
              label: nameOf(each),
              current: each === language,
            })),
          ]}
        />
      ) : null}
      {shownGroups(groups, chosen).map(({ name, values, more }) => {
        const value = chosen[name];
        return (
          <FilterMenu
            key={name}
            chosen={t("chosen", { name, value: value ?? t("everyone") })}
            active={value !== undefined}
            choices={[
              {
                href: hrefOf({ [`with.${name}`]: null }),
                label: t("everyone"),
                current: value === undefined,
              },
              ...values.map((each) => ({
                href: hrefOf({ [`with.${name}`]: each }),
                label: each,
                current: each === value,
              })),
            ]}
            {...(more ? { note: t("moreValues") } : {})}
          />
        );
      })}
      {isFiltered ? (
        <Link href={hrefOf({ language: null, ...nobody })} scroll={false} className={`${textLink} text-sm`}>
          {t("clear")}
        </Link>
      ) : null}
      <div className="flex flex-wrap gap-2 md:ml-auto">
        <CsvLinks href={csv} />
        <LabelExports href={csv} />
      </div>
    </div>
  );
}

/** What was chosen stays shown, whatever it was. */
function shownGroups(groups: readonly Group[], chosen: Readonly<Record<string, string>>): Group[] {
  const others = Object.keys(chosen).filter((name) => !groups.some((group) => group.name === name));
  return [...groups, ...others.map((name) => ({ name, values: [], more: false }))].map((group) => {
    const value = chosen[group.name];
    const isOffered = value === undefined || group.values.includes(value);
    return isOffered ? group : { ...group, values: [value, ...group.values] };
  });
}
