import { relative } from "node:path";
import { count, isNotNull } from "drizzle-orm";
import { CircleCheck, Info } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { database } from "@/db";
import { invitations } from "@/db/schema";
import { env } from "@/lib/env";
import { mailer } from "@/lib/mail/mailer";
import { reachOf } from "@/lib/reach";

/** How this installation stands, for who makes its first account. */
export async function Installation() {
  const t = await getTranslations("firstRun");
  const { APP_URL, DATA_DIR, INNGEST_BASE_URL, INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY } = env();
  const [waiting] = await database()
    .select({ count: count() })
    .from(invitations)
    .where(isNotNull(invitations.dueAt));
  const embedded = process.env.DATABASE_URL?.includes(encodeURIComponent(DATA_DIR));
  const inngest = INNGEST_BASE_URL ?? INNGEST_EVENT_KEY ?? INNGEST_SIGNING_KEY;
  const { name, where } = mailer();
  const reach = reachOf(APP_URL);
  const code = (words: ReactNode) => <code>{words}</code>;
  return (
    <aside className="border-t bg-sunken px-6 py-7 lg:border-t-0 lg:border-l lg:px-[72px] lg:pt-[116px] lg:pb-12">
      <h2>{t("installation")}</h2>
      <ul className="mt-2">
        <Fact good title={t("database.title")}>
          {embedded
            ? t.rich("database.embedded", { code, folder: relative(process.cwd(), DATA_DIR) || "." })
            : t.rich("database.own", { code })}
        </Fact>
        <Fact good title={t("queue.title")}>
          {inngest ? t("queue.inngest") : t("queue.embedded", { count: waiting!.count })}
        </Fact>
        {name === "captured" ? (
          <Fact title={t("mail.captured")}>{t.rich("mail.capturedText", { code })}</Fact>
        ) : (
          <Fact good title={t("mail.sends")}>
            {t("mail.sendsText", { where })}
          </Fact>
        )}
        {reach === "anybody" ? (
          <Fact good title={t("address.public")}>
            {t.rich("address.publicText", { code, url: APP_URL })}
          </Fact>
        ) : (
          <Fact title={reach === "machine" ? t("address.private") : t("address.network")}>
            {t.rich("address.privateText", { code, url: APP_URL })}
          </Fact>
        )}
      </ul>
      <p className="mt-3.5 text-sm text-muted-foreground">{t("later")}</p>
    </aside>
  );
}

function Fact({ good = false, title, children }: { good?: boolean; title: string; children: ReactNode }) {
  const Icon = good ? CircleCheck : Info;
  return (
    <li className="grid grid-cols-[20px_1fr] gap-2.5 border-b py-3">
      <Icon size={16} aria-hidden className={good ? "mt-0.5 text-success" : "mt-0.5 text-warning"} />
      <div>
        <p className="font-semibold">{title}</p>
        <p className="text-sm wrap-anywhere text-muted-foreground">{children}</p>
      </div>
    </li>
  );
}
