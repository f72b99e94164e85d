import { z } from "zod";
import { line } from "@/lib/input/text";

/** Which draft, and whether the person goes on to the next step. */
export const stepInput = z.object({ id: z.string(), next: z.boolean() });

/** The survey that is sent out. */
export const surveyStep = z.object({ surveyId: z.string().min(1) });

/** What the automation becomes when the set-up is finished. */
export const statusStep = z.object({ enabled: z.boolean() });

/** A survey of two questions, made within the wizard. */
export const quickSurvey = z.object({ title: line(200), languages: z.array(z.enum(["en", "sv"])).min(1) });
