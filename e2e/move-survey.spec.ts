import { expect, test } from "@playwright/test";
import { makeSurvey } from "@/db/factories";
import { expectAccessible } from "./accessible";
import { openDatabase } from "./database";
import { signIn } from "./sign-in";
import { setUp } from "./workspace";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

test("a survey that was made here moves to another tool, and back", async ({ page }) => {
  const { user, workspace } = await setUp(db);
  const survey = await makeSurvey(db, workspace.id);
  await signIn(page, user.email);
  await page.goto(`/surveys/${survey.id}/settings`);
  await page.getByRole("button", { name: "Move to another tool" }).click();
  const dialog = page.getByRole("dialog");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Move to another tool" }).click();
  await expect(dialog.getByText("Write the address of the survey.")).toBeVisible();
  await dialog.getByLabel("Address").fill("https://forms.example.com/r?e={{email}}");
  await dialog.getByRole("button", { name: "Move to another tool" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("link", { name: "Address" }).click();
  await expect(page.getByLabel("Address")).toHaveValue("https://forms.example.com/r?e={{email}}");
  await page.goto(`/surveys/${survey.id}/settings`);
  await page.getByRole("button", { name: "Move here" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Move here" }).click();
  await expect(page.getByRole("link", { name: "Questions" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "Draft" })).toBeChecked();
});
