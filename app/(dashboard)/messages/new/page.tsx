import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { requireMember } from "@/app/session";
import { titled } from "@/app/titled";
import { MessageEditor } from "@/components/message/message-editor";
import { PageHeader } from "@/components/ui/page-header";
import { isAtLeast } from "@/lib/auth/token";
import { starterContent } from "@/lib/message/starter";
import { hasScale } from "@/lib/survey/question/type";
import { save, sendTest } from "../actions";
import { loadEditor } from "../load";

/** Question types whose answers can be given by a tap in the e-mail. */

export const generateMetadata = titled("messages.new");

export default async function NewMessagePage({ searchParams }: { searchParams: Promise<{ kind?: string }> }) {
  const { workspace, role, user } = await requireMember();
  if (!isAtLeast(role, "admin")) redirect("/messages");
  const { surveys, offered, newest } = await loadEditor(workspace.id, null);
  const kind = (await searchParams).kind === "reminder" ? "reminder" : "invitation";
  const t = await getTranslations("messages");
  const ui = await getTranslations("ui");
  const [question] = newest?.questions ?? [];
  const languages = newest?.languages ?? [await getLocale()];
  const content = starterContent(languages, question !== undefined && hasScale(question.type));
  return (
    <>
      <PageHeader
        title={t("new")}
        crumbs={[{ label: t("title"), href: "/messages" }]}
        crumbsLabel={ui("crumbs")}
      />
      <div className="mt-6">
        <MessageEditor
          id={null}
          first={{ name: "", kind, replyTo: "", senderName: "", content }}
          email={user.email}
          surveys={surveys}
          offered={offered}
          seen=""
          save={save}
          sendTest={sendTest}
        />
      </div>
    </>
  );
}
