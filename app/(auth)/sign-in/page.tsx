import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { chooseLanguage } from "@/app/language";
import { currentMember } from "@/app/session";
import { titled } from "@/app/titled";
import { Brand } from "@/components/shell/brand";
import { LanguageButtons } from "@/components/shell/language-buttons";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";
import { TextLink } from "@/components/ui/text-link";
import { database } from "@/db";
import { hasUsers } from "@/lib/auth/first-admin";
import { safePath } from "@/lib/auth/safe-path";
import { signInFaults } from "@/lib/auth/sign-in-faults";
import { env } from "@/lib/env";
import { mailer } from "@/lib/mail/mailer";
import { Picture } from "./picture";

type Query = { error?: string; wait?: string; callbackUrl?: string };

export const generateMetadata = titled("signIn.title");

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { error, wait, callbackUrl } = await searchParams;
  if (await currentMember()) redirect(safePath(callbackUrl));
  if (!(await hasUsers(database()))) redirect("/first-run");
  const t = await getTranslations("signIn");
  const fault = await getTranslations("problems.fields");
  const ui = await getTranslations("ui");
  const shell = await getTranslations("shell");
  const email = (await cookies()).get("sign-in-email")?.value;
  const faults = error === "invalid" ? signInFaults(email ?? "") : {};
  const minutes = Math.max(1, Math.ceil(Number(wait) / 60 || 1));
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[minmax(0,480px)_minmax(0,1fr)]">
      <div className="flex min-h-dvh flex-col px-5 py-6 [--control-h:40px] max-md:[--control-h:44px] md:px-16 md:py-8">
        <header>
          <Brand />
        </header>
        <main id="content" className="my-auto py-10">
          <h1 className="text-2xl">{t("title")}</h1>
          {error && error !== "invalid" ? (
            <Banner
              kind="danger"
              role="alert"
              className="mt-4"
              title={
                error === "throttled"
                  ? t("errors.throttled", { minutes })
                  : error === "workspace" || error === "overloaded"
                    ? t(`errors.${error}`)
                    : t("errors.credentials")
              }
            />
          ) : null}
          <form method="post" action="/api/auth/sign-in" noValidate className="mt-5 grid gap-[18px]">
            <input type="hidden" name="callbackUrl" value={safePath(callbackUrl)} />
            <TextField
              label={t("email")}
              name="email"
              type="email"
              autoComplete="username"
              defaultValue={error ? email : undefined}
              required
              maxLength={254}
              error={faults.email && fault(faults.email)}
              autoFocus={!error || !email || Boolean(faults.email)}
            />
            <PasswordField
              label={t("password")}
              name="password"
              autoComplete="current-password"
              required
              error={faults.password && fault(faults.password)}
              autoFocus={Boolean(error && email && !faults.email)}
              words={{ show: ui("show"), hide: ui("hide") }}
            />
            <Button type="submit" variant="primary" size="lg" className="mt-1.5 w-full">
              {t("submit")}
            </Button>
          </form>
          <p className="mt-[18px] text-sm text-muted-foreground">
            {mailer().name === "captured" ? (
              t("forgotten")
            ) : (
              <TextLink href="/forgot">{t("forgottenLink")}</TextLink>
            )}
          </p>
        </main>
        <footer className="flex items-center justify-between gap-4 text-sm text-muted-foreground">
          <LanguageButtons label={shell("language")} current={await getLocale()} choose={chooseLanguage} />
          <span className="truncate">{new URL(env().APP_URL).host}</span>
        </footer>
      </div>
      <Picture />
    </div>
  );
}
