"use client";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { Menu, MenuItem } from "@/components/ui/menu";

const kinds = ["email", "slack", "teams"] as const;

/** A channel as it is written: an address, or a URL, which comes back masked once it is stored. */
export type ChannelDraft = { key: string; kind: (typeof kinds)[number]; value: string; locale: string };

/** Whom an alert tells: a row a channel. */
export function ChannelFields({
  channels,
  onChange,
}: {
  channels: readonly ChannelDraft[];
  onChange: (channels: ChannelDraft[]) => void;
}) {
  const t = useTranslations("alert");
  const put = (key: string, change: Partial<ChannelDraft>) =>
    onChange(channels.map((channel) => (channel.key === key ? { ...channel, ...change } : channel)));
  return (
    <>
      {channels.length === 0 ? <p className="mb-3 text-sm text-muted-foreground">{t("noChannels")}</p> : null}
      <ul className="grid gap-4">
        {channels.map(({ key, kind, value, locale }) => (
          <li
            key={key}
            className="grid grid-cols-[minmax(0,1fr)_120px_auto] items-start gap-2 max-md:grid-cols-[minmax(0,1fr)_auto]"
          >
            <TextField
              className="max-md:col-span-2"
              label={kind === "email" ? t("to") : t(kind === "slack" ? "slackUrl" : "teamsUrl")}
              hint={kind === "email" ? undefined : t("urlHint")}
              type={kind === "email" ? "email" : "text"}
              value={value}
              onChange={(event) => put(key, { value: event.target.value })}
            />
            <SelectField
              label={t("locale")}
              value={locale}
              onChange={(event) => put(key, { locale: event.target.value })}
            >
              <option value="en">English</option>
              <option value="sv">Svenska</option>
            </SelectField>
            <Button
              size="icon-sm"
              className="mt-6"
              aria-label={t("removeChannel", { kind: t(`kinds.${kind}`) })}
              title={t("removeChannel", { kind: t(`kinds.${kind}`) })}
              onClick={() => onChange(channels.filter((channel) => channel.key !== key))}
            >
              <X size={14} aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
      <div className="mt-3">
        <Menu
          trigger={
            <Button size="sm">
              <Plus size={14} aria-hidden />
              {t("addChannel")}
            </Button>
          }
        >
          {kinds.map((kind) => (
            <MenuItem
              key={kind}
              onClick={() =>
                onChange([...channels, { key: crypto.randomUUID(), kind, value: "", locale: "en" }])
              }
            >
              {t(`kinds.${kind}`)}
            </MenuItem>
          ))}
        </Menu>
      </div>
    </>
  );
}
