import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { currentMember } from "@/app/session";
import { localeCookie, pickLocale } from "./locale";

/** What next-intl needs for a request: the reader's language, its words, and the workspace's zone. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(localeCookie)?.value;
  const locale = pickLocale(chosen, (await headers()).get("accept-language"));
  const member = await currentMember();
  return {
    locale,
    messages: (await import(`../messages/${locale}.json`)).default,
    timeZone: member?.workspace.timeZone ?? "UTC",
    now: new Date(),
  };
});
