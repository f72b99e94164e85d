import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonClass } from "./button-class";

/** Downloads what a list shows: as a file for programs, and as one that spreadsheets open. `href` answers with the file. */
export function CsvLinks({ href }: { href: string }) {
  const t = useTranslations("ui");
  return (
    <div className="flex gap-2">
      <a href={href} download title={t("csvText")} className={buttonClass({ size: "sm" })}>
        <Download size={14} aria-hidden />
        {t("csv")}
      </a>
      <a
        href={`${href}${href.includes("?") ? "&" : "?"}excel=1`}
        download
        title={t("excelText")}
        className={buttonClass({ size: "sm" })}
      >
        {t("excel")}
      </a>
    </div>
  );
}
