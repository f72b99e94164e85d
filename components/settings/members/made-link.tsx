"use client";
import { useTranslations } from "next-intl";
import { Banner } from "../../ui/banner";
import { CopyButton } from "../../ui/copy-button";
import { Moment } from "../../ui/moment";

/** A link that was just made: for whom, and until when. */
export type Link = { email: string; url: string; expiresAt: string; mailed: boolean };

/** Shows a link that works once, to be handed over. */
export function MadeLink({ link }: { link: Link }) {
  const t = useTranslations("settings.members");
  const date = () => <Moment at={link.expiresAt} look="short" />;
  return (
    <Banner
      kind="success"
      role="status"
      title={t("linkTitle", { email: link.email })}
      action={<CopyButton text={link.url} what={t("link")} />}
    >
      <p>{link.mailed ? t.rich("linkMailed", { date }) : t.rich("linkByHand", { date })}</p>
      <code className="mt-1 block text-xs wrap-anywhere">{link.url}</code>
    </Banner>
  );
}
