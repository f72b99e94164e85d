import { answerInngest } from "@/inngest/serve";

export const dynamic = "force-dynamic";

/** Where an Inngest server calls the functions, and asks for them. */
export { answerInngest as GET, answerInngest as POST, answerInngest as PUT };
