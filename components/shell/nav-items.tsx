"use client";
import { ClipboardList, ListTodo, Mail, Settings2, Users, Webhook } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";

/** The rooms of the dashboard. */
export const rooms = [
  { name: "automations", href: "/automations", icon: Webhook, also: ["/runs"] },
  { name: "surveys", href: "/surveys", icon: ClipboardList, also: [] },
  { name: "followUps", href: "/follow-ups", icon: ListTodo, also: [] },
  { name: "messages", href: "/messages", icon: Mail, also: [] },
  { name: "respondents", href: "/respondents", icon: Users, also: ["/suppressions"] },
  { name: "settings", href: "/settings", icon: Settings2, also: [] },
] as const;

/** The room that the reader is in, if any. */
export function useRoom(): (typeof rooms)[number] | undefined {
  const path = usePathname();
  const within = (href: string) => path === href || path.startsWith(`${href}/`);
  return rooms.find(({ href, also }) => within(href) || also.some(within));
}

/** The main navigation. `attention` is how many automations wait for somebody. */
export function NavItems({ attention, onFollow }: { attention: number; onFollow?: () => void }) {
  const t = useTranslations("shell");
  const room = useRoom();
  return (
    <nav aria-label={t("main")}>
      <ul className="grid gap-0.5">
        {rooms.map(({ name, href, icon: Icon }) => (
          <li key={name}>
            <Link
              href={href}
              onClick={onFollow}
              aria-current={room?.name === name ? "page" : undefined}
              className="group flex h-(--control-h) items-center gap-2.5 rounded-md px-2 text-body hover:text-foreground aria-[current]:bg-surface aria-[current]:font-semibold aria-[current]:text-foreground aria-[current]:shadow-[inset_0_0_0_1px_var(--border)]"
            >
              <Icon
                size={16}
                strokeWidth={1.75}
                aria-hidden
                className="text-muted-foreground group-aria-[current]:text-primary"
              />
              {t(name)}
              {name === "automations" && attention > 0 ? (
                <span
                  className="ml-auto text-xs font-semibold text-danger"
                  title={t("attention", { count: attention })}
                >
                  <span aria-hidden>{attention}</span>
                  <span className="sr-only">, {t("attention", { count: attention })}</span>
                </span>
              ) : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
