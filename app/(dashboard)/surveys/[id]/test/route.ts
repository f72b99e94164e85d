import { answerMember } from "@/app/answer-member";
import { requireMember } from "@/app/session";
import { formLimits, readForm } from "@/lib/http/form";
import { showTest, takeTest } from "./handle";

type Context = { params: Promise<{ id: string }> };

/** The survey's first page, to be tried by a member: nothing is stored. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return await showTest(await requireMember(), (await params).id, new URL(request.url).searchParams);
}

/** A page tried: what a respondent would get next. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  return await answerMember(async (member) => {
    const form = await readForm(request, formLimits.answerBytes);
    return await takeTest(member, id, form.ok ? form.value : new Map());
  });
}
