import { requireMember } from "@/app/session";
import { titled } from "@/app/titled";
import { BrandEditor } from "@/components/settings/brand-editor";
import { isAtLeast } from "@/lib/auth/token";
import { givenFooter } from "@/lib/brand/footer";
import { saveBrand } from "../actions";

export const generateMetadata = titled("settings.tabs.brand");

/** What pages and mails of the workspace look like, and whom its mails are from. */
export default async function BrandPage() {
  const { workspace, role } = await requireMember();
  const { id, name, theme, senderName, replyTo, footer } = workspace;
  return (
    <BrandEditor
      key={id}
      workspace={name}
      values={{ theme, senderName, replyTo, footer: givenFooter(footer) }}
      save={isAtLeast(role, "admin") ? saveBrand : null}
    />
  );
}
