import { eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { type Answers, images } from "@/db/schema";
import type { Survey } from "../survey/queries";
import type { Visitor } from "./queries";

/** Who tries a survey out. */
type Trier = {
  user: { email: string; name: string | null };
  workspace: Pick<Visitor["sender"], "id" | "name" | "timeZone" | "theme"> & { senderName: string | null };
};

/**
 * Somebody who tries a survey out as if they were invited: nothing of it is stored, so there is no link.
 * @param answers given so far
 */
export async function trialVisitor(
  db: Tx,
  { user, workspace }: Trier,
  survey: Survey,
  language: string,
  answers: Answers,
  now: Date,
): Promise<Visitor> {
  const { id, timeZone, theme } = workspace;
  const logoId = (survey.theme ?? theme)?.logo;
  const [logo] = logoId
    ? await db
        .select({ id: images.id, width: images.width, height: images.height })
        .from(images)
        .where(eq(images.id, logoId))
    : [];
  const [firstName = null, ...rest] = (user.name ?? "").split(" ").filter(Boolean);
  const own = { workspaceId: id, surveyId: survey.id };
  return {
    respondent: {
      ...{ ...own, id: "", token: "", email: user.email, firstName, lastName: rest.join(" ") || null },
      ...{ language, variables: {}, firstSeenAt: null, openedAt: null, answeredAt: null, createdAt: now },
    },
    survey,
    begun: {
      ...{ ...own, id: "", respondentId: "", startedAt: now, touchedAt: now, postAt: null },
      ...{ language, answers, unfit: {}, page: 1 },
    },
    sender: { id, name: workspace.senderName ?? workspace.name, timeZone, theme },
    logo: logo ?? null,
  };
}
