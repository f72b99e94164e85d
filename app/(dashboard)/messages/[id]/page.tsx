import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { found } from "@/app/found";
import { requireMember } from "@/app/session";
import { MessageActs } from "@/components/message/message-acts";
import { MessageEditor } from "@/components/message/message-editor";
import { MessageUses } from "@/components/message/message-uses";
import { PageHeader } from "@/components/ui/page-header";
import { database } from "@/db";
import { isAtLeast } from "@/lib/auth/token";
import { usesOfMessages } from "@/lib/automation/message-uses";
import { digestOf, editedParts } from "@/lib/edit/seen";
import { getMessage } from "@/lib/message/queries";
import { duplicate, remove, save, sendTest } from "../actions";
import { loadEditor } from "../load";

type Props = { params: Promise<{ id: string }> };

const load = cache(async (params: Props["params"]) => {
  const member = await requireMember();
  const { id } = await params;
  return { ...member, message: await found(getMessage(database(), member.workspace.id, id)) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load(params)).message.name };
}

export default async function MessagePage({ params }: Props) {
  const { workspace, role, user, message } = await load(params);
  const { id, name, kind, content, replyTo, senderName } = message;
  const uses = (await usesOfMessages(database(), workspace.id, [id])).get(id)!;
  const { surveys, offered } = await loadEditor(workspace.id, uses.find((use) => use.surveyId)?.surveyId);
  const t = await getTranslations("messages");
  const ui = await getTranslations("ui");
  const mayAct = isAtLeast(role, "admin");
  return (
    <>
      <PageHeader
        title={name}
        crumbs={[{ label: t("title"), href: "/messages" }]}
        crumbsLabel={ui("crumbs")}
        actions={
          mayAct ? <MessageActs message={{ id, name }} uses={uses} {...{ duplicate, remove }} /> : null
        }
      />
      <div className="mt-6">
        <MessageEditor
          key={id}
          id={id}
          first={{ name, kind, content, replyTo: replyTo ?? "", senderName: senderName ?? "" }}
          email={user.email}
          surveys={surveys}
          offered={offered}
          seen={digestOf(message, editedParts.message)}
          save={mayAct ? save : null}
          sendTest={sendTest}
        >
          <MessageUses uses={uses} />
        </MessageEditor>
      </div>
    </>
  );
}
