import { expect, test } from "@playwright/test";
import { eq } from "drizzle-orm";
import {
  makeAutomation,
  makeInvitation,
  makeRespondent,
  makeSurvey,
  makeUser,
  makeWorkspace,
} from "@/db/factories";
import { deliveries, erasures } from "@/db/schema";
import { hashPassword } from "@/lib/auth/password/password";
import { newId } from "@/lib/ids";
import { expectAccessible } from "./accessible";
import { openDatabase } from "./database";
import { password, signIn } from "./sign-in";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

const words = {
  en: {
    erase: "Erase this person's data",
    submit: "Erase",
    erased:
      "The person was erased. Older stored requests are still being searched for the address: that goes on by itself.",
    searching:
      /^A person was erased\. Stored requests from before .+ are still being searched .+: 50\s?% done\.$/,
  },
  sv: {
    erase: "Radera personens data",
    submit: "Radera",
    erased:
      "Personen är raderad. Äldre sparade anrop söks fortfarande igenom efter adressen: det sköter sig självt.",
    searching: /^En person har raderats\. Sparade anrop från före .+ söks fortfarande .+: 50\s?% är klart\.$/,
  },
};

for (const locale of ["en", "sv"] as const) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale: locale === "sv" ? "sv-SE" : "en-GB" });

    test("who erases a person is told that older requests are still being searched, and how far", async ({
      page,
    }) => {
      const workspace = await makeWorkspace(db, { createdAt: new Date() });
      const user = await makeUser(db, workspace.id, "admin", { passwordHash: await hashPassword(password) });
      const survey = await makeSurvey(db, workspace.id);
      const { automation } = await makeAutomation(db, { workspaceId: workspace.id, surveyId: survey.id });
      const requests: string[] = [];
      for (const days of [10, 5]) {
        const bo = await makeRespondent(db, survey, { email: `bo${days}@example.com` });
        const { delivery } = await makeInvitation(db, automation.id, bo);
        const receivedAt = new Date(Date.now() - days * 86_400_000);
        await db.update(deliveries).set({ receivedAt }).where(eq(deliveries.id, delivery.id));
        requests.push(delivery.id);
      }
      const elin = await makeRespondent(db, survey, { email: "elin@example.com" });
      const id = newId("erasure");
      await db.insert(erasures).values({
        ...{ id, workspaceId: workspace.id, address: elin.email, beganAt: new Date() },
        ...{ fromId: requests[0]!, beforeId: `${requests[1]}0` },
      });
      await db.transaction(async (tx) => {
        // As while a slice is searched, which is left to whoever does.
        await tx.select().from(erasures).where(eq(erasures.id, id)).for("update");
        await signIn(page, user.email);
        await page.goto(`/respondents/${elin.id}`);
        await page.getByRole("button", { name: words[locale].erase }).click();
        const dialog = page.getByRole("dialog");
        await dialog.getByRole("textbox").fill(elin.email);
        await dialog.getByRole("button", { name: words[locale].submit }).click();
        await expect(page.getByText(words[locale].erased)).toBeVisible();
        await page.goto("/respondents");
        await expect(page.getByText(words[locale].searching)).toBeVisible();
        await expectAccessible(page);
      });
    });
  });
}
