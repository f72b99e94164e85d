import { notFound } from "next/navigation";
import { requireMember } from "@/app/session";
import { SenderDocument } from "@/components/sender/sender-document";
import { isSender, senderOf } from "@/lib/sender/list";
import { senderPage } from "@/lib/sender/page";

type Params = { params: Promise<{ id: string }> };

export const generateMetadata = async ({ params }: Params) => ({ title: senderOf((await params).id).name });

/** What the documentation says about a sender. */
export default async function SenderPage({ params }: Params) {
  await requireMember();
  const { id } = await params;
  if (!isSender(id)) notFound();
  return <SenderDocument markdown={senderPage(senderOf(id))} />;
}
