import { useTranslations } from "next-intl";

/** What a cause is called: of a failure its title, of a field at fault its name and what is wrong with it. */
export function CauseTitle({ cause }: { cause: { code: string; field: string } }) {
  const t = useTranslations();
  const title = `failures.${cause.code}.title` as "failures.invalid_data.title";
  const short = `failures.${cause.code}.short` as "failures.invalid_data.short";
  if (t.has(title)) return t(title);
  const what = t.has(short) ? t(short) : cause.code;
  return cause.field === ""
    ? t("errors.respondent", { what })
    : t("errors.field", { field: cause.field, what });
}
