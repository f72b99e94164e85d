import { getTranslations } from "next-intl/server";
import { requireMember } from "@/app/session";
import { titled } from "@/app/titled";
import { TokenForm } from "@/components/settings/token-form";
import { TokenTable } from "@/components/settings/token-table";
import { EmptyState } from "@/components/ui/empty-state";
import { textLink } from "@/components/ui/text-link";
import { database } from "@/db";
import { listTokens } from "@/lib/auth/api-tokens";
import { isAtLeast } from "@/lib/auth/token";
import { dropToken, makeToken } from "../actions";

export const generateMetadata = titled("settings.tabs.tokens");

export default async function TokensPage() {
  const { workspace, role } = await requireMember();
  const rows = await listTokens(database(), workspace.id);
  const t = await getTranslations("settings.tokens");
  const mayChange = isAtLeast(role, "admin");
  const link = (words: React.ReactNode) => (
    <a href="/api/v1/openapi.json" className={textLink}>
      <code>{words}</code>
    </a>
  );
  return (
    <div className="grid gap-6">
      <p className="text-muted-foreground">{t.rich("text", { link })}</p>
      {rows.length > 0 ? (
        <TokenTable
          rows={rows.map(({ createdAt, lastUsedAt, ...row }) => ({
            ...row,
            createdAt: createdAt.toISOString(),
            lastUsedAt: lastUsedAt?.toISOString() ?? null,
          }))}
          revoke={mayChange ? dropToken : null}
        />
      ) : (
        <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
      )}
      {mayChange ? (
        <TokenForm
          create={makeToken}
          roles={role === "owner" ? ["viewer", "admin", "owner"] : ["viewer", "admin"]}
        />
      ) : null}
    </div>
  );
}
