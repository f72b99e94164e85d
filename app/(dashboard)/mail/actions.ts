"use server";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import { action } from "@/app/action";
import { wake } from "@/inngest/wake";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { addressInput } from "@/lib/input/address";
import { takeTestTurn } from "@/lib/invitation/send-test-message";
import { hastenMail } from "@/lib/invitation/waiting";
import { checkMailer } from "@/lib/mail/health";
import { mailer } from "@/lib/mail/mailer";
import { composeTestMail } from "@/lib/notification/compose-test-mail";

/** Sends a mail to try the way that mail takes. @returns each stage it passed, and what stopped it */
export const sendTestMail = action({
  role: "admin",
  input: z.object({ to: addressInput.optional() }),
  run: async ({ db, user, workspace, now }, { to = user.email }) => {
    await takeTestTurn(db, user.id, now);
    const { APP_URL: appUrl, MAIL_FROM: from } = env();
    const locale = await getLocale();
    const { where } = mailer();
    const mail = await composeTestMail({ to, locale, workspace, where, appUrl, from });
    const trial = await mailer().attempt(mail);
    if (!trial.stopped) {
      // Mended: what waits need not wait for its next try.
      await checkMailer(mailer(), systemClock);
      if ((await hastenMail(db, now)) > 0) await wake();
    }
    return { to, ...trial };
  },
});
