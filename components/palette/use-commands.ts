"use client";
import {
  Ban,
  ClipboardList,
  Globe,
  Inbox,
  KeyRound,
  ListChecks,
  ListTodo,
  type LucideIcon,
  Mail,
  Monitor,
  Moon,
  Plus,
  Settings2,
  Sun,
  UserRound,
  Users,
  UsersRound,
  Webhook,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { startTransition } from "react";
import type { Concerned, Named } from "@/lib/overview/find";
import { leave } from "../form/leave";
import { useDebounced } from "../form/use-debounced";
import { useQuery } from "../page/use-query";
import { languages } from "../shell/languages";

/** Something to go to or to do. */
export type Command = {
  value: string;
  label: string;
  icon: LucideIcon;
  run: () => void;
  lang?: string;
};

/** Commands of a kind. */
export type CommandGroup = { value: string; label: string; items: Command[] };

const pages = [
  ["automations", "/automations", Webhook],
  ["surveys", "/surveys", ClipboardList],
  ["followUps", "/follow-ups", ListTodo],
  ["messages", "/messages", Mail],
  ["respondents", "/respondents", Users],
  ["suppressions", "/suppressions", Ban],
  ["mail", "/mail", Inbox],
  ["settings", "/settings", Settings2],
  ["members", "/settings/members", UsersRound],
  ["tokens", "/settings/tokens", KeyRound],
  ["account", "/settings/account", UserRound],
] as const;

const kinds = [
  ["automations", Webhook],
  ["surveys", ClipboardList],
  ["messages", Mail],
] as const;

const themes = [
  ["light", Sun],
  ["dark", Moon],
  ["system", Monitor],
] as const;

/** What can be done from anywhere; null or false for those who may not. */
export type Acts = {
  createAutomation: (() => Promise<void>) | null;
  readsMail: boolean;
  chooseLanguage: (form: FormData) => Promise<void>;
};

/** All commands that have a text in their words, by kind; what can be created is left out where `createAutomation` is null, mail where it may not be read. */
export function useCommands(
  text: string,
  { createAutomation, readsMail, chooseLanguage }: Acts,
): CommandGroup[] {
  const t = useTranslations("shell.palette");
  const statuses = useTranslations("statuses.run");
  const router = useRouter();
  const locale = useLocale();
  const { theme, setTheme } = useTheme();
  const named = useNamed(text);
  const go = (href: string) => () => leave(() => router.push(href));
  const wanted = text.trim().toLocaleLowerCase(locale);
  const fits = ({ label }: Command) => label.toLocaleLowerCase(locale).includes(wanted);

  function speak(language: string) {
    const form = new FormData();
    form.set("locale", language);
    startTransition(() => chooseLanguage(form));
  }

  const create: Command[] = createAutomation
    ? [
        {
          value: "create automation",
          label: t("create.automation"),
          icon: Plus,
          run: () => leave(() => startTransition(createAutomation)),
        },
        { value: "create survey", label: t("create.survey"), icon: Plus, run: go("/surveys/new") },
        { value: "create message", label: t("create.message"), icon: Plus, run: go("/messages/new") },
      ]
    : [];
  const groups: CommandGroup[] = [
    {
      value: "pages",
      label: t("groups.pages"),
      items: pages
        .filter(([name]) => name !== "mail" || readsMail)
        .map(([name, href, icon]) => ({
          ...{ value: href, icon, run: go(href) },
          label: t(`pages.${name}`),
        })),
    },
    { value: "create", label: t("groups.create"), items: create },
    {
      value: "look",
      label: t("groups.look"),
      items: [
        ...languages
          .filter(({ value }) => value !== locale)
          .map(({ value, label, lang }) => ({
            ...{ value: `language ${value}`, label, lang, icon: Globe },
            run: () => speak(value),
          })),
        ...themes
          .filter(([name]) => name !== theme)
          .map(([name, icon]) => ({
            ...{ value: `theme ${name}`, label: t(`themes.${name}`), icon },
            run: () => setTheme(name),
          })),
      ],
    },
  ];
  const things: CommandGroup[] = kinds.map(([kind, icon]) => ({
    value: `named ${kind}`,
    label: t(`pages.${kind}`),
    items: (named?.[kind] ?? []).map(({ id, name }) => ({
      ...{ value: id, label: name, icon, run: go(`/${kind}/${id}`) },
    })),
  }));
  // The server has judged whether these fit: by an id, too, that is not in their words.
  const concerned: CommandGroup[] = [
    {
      value: "people",
      label: t("pages.respondents"),
      items: (named?.people ?? []).map(({ id, name }) => ({
        ...{ value: id, label: name, icon: UserRound, run: go(`/respondents/${id}`) },
      })),
    },
    {
      value: "runs",
      label: t("groups.runs"),
      items: (named?.runs ?? []).map(({ id, name, status }) => ({
        value: id,
        label: `${name ?? id}, ${statuses(status).toLocaleLowerCase(locale)}`,
        icon: ListChecks,
        run: go(`/runs/${id}`),
      })),
    },
  ];
  return [
    ...[...groups, ...things].map((group) => ({ ...group, items: group.items.filter(fits) })),
    ...concerned,
  ].filter(({ items }) => items.length > 0);
}

function useNamed(text: string): (Named & Concerned) | undefined {
  const settled = useDebounced(text.trim());
  const { data } = useQuery({
    queryKey: ["find", settled],
    queryFn: async (): Promise<Named & Concerned> => {
      const response = await fetch(`/find?q=${encodeURIComponent(settled)}`);
      if (!response.ok) throw new Error(String(response.status));
      return (await response.json()) as Named & Concerned;
    },
    placeholderData: (before) => before,
  });
  return data;
}
