import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { titled } from "@/app/titled";
import { Plain } from "@/components/page/plain";
import { mailer } from "@/lib/mail/mailer";
import { ForgotForm } from "./form";

export const generateMetadata = titled("links.forgotTitle");

/** Without a mail provider nobody would get the link, so there is no such page. */
export default async function ForgotPage() {
  if (mailer().name === "captured") notFound();
  const t = await getTranslations("links");
  return (
    <Plain title={t("forgotTitle")} text={t("forgotText")}>
      <ForgotForm />
    </Plain>
  );
}
