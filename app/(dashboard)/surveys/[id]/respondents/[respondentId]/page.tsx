import { redirect } from "next/navigation";

/** Where a person's page was before. */
export default async function RespondentPage({ params }: { params: Promise<{ respondentId: string }> }) {
  redirect(`/respondents/${(await params).respondentId}`);
}
