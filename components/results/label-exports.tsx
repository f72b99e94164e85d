"use client";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { Menu, MenuDownload, MenuHeading } from "../ui/menu";

/** Downloads the answers shown with what people read in place of choices' values and questions' keys. */
export function LabelExports({ href }: { href: string }) {
  const t = useTranslations("results.labels");
  const ui = useTranslations("ui");
  const labels = `${href}${href.includes("?") ? "&" : "?"}values=labels`;
  return (
    <Menu
      align="end"
      trigger={
        <Button size="sm">
          {t("title")}
          <ChevronDown size={12} aria-hidden />
        </Button>
      }
    >
      <MenuDownload href={labels}>{ui("csv")}</MenuDownload>
      <MenuDownload href={`${labels}&excel=1`}>{ui("excel")}</MenuDownload>
      <MenuHeading>{t("text")}</MenuHeading>
    </Menu>
  );
}
