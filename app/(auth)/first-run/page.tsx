import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { chooseLanguage } from "@/app/language";
import { titled } from "@/app/titled";
import { Brand } from "@/components/shell/brand";
import { LanguageButtons } from "@/components/shell/language-buttons";
import { database } from "@/db";
import { hasUsers } from "@/lib/auth/first-admin";
import { timeZones } from "@/lib/time-zone";
import { FirstRunForm } from "./form";
import { Installation } from "./installation";

export const generateMetadata = titled("firstRun.title");

export default async function FirstRunPage() {
  if (await hasUsers(database())) redirect("/sign-in");
  const t = await getTranslations("firstRun");
  const shell = await getTranslations("shell");
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-2">
      <main
        id="content"
        className="mx-auto w-full max-w-[448px] px-6 py-8 [--control-h:40px] max-md:[--control-h:44px] md:py-12"
      >
        <Brand />
        <h1 className="mt-11 text-2xl">{t("title")}</h1>
        <p className="mt-1.5 mb-[18px] text-muted-foreground">{t("text")}</p>
        <FirstRunForm zones={timeZones()} />
        <div className="mt-8">
          <LanguageButtons label={shell("language")} current={await getLocale()} choose={chooseLanguage} />
        </div>
      </main>
      <Installation />
    </div>
  );
}
