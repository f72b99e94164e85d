import { expect, test } from "@playwright/test";
import sharp from "sharp";
import { makeMessage, makeRespondent, makeSurvey, makeUser, makeWorkspace } from "@/db/factories";
import { hashPassword } from "@/lib/auth/password/password";
import { expectAccessible } from "./accessible";
import { openDatabase } from "./database";
import { password, signIn } from "./sign-in";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

async function setUp() {
  const workspace = await makeWorkspace(db, { name: "Tuva & Ask" });
  const passwordHash = await hashPassword(password);
  const user = await makeUser(db, workspace.id, "admin", { name: "Tuva", passwordHash });
  const survey = await makeSurvey(db, workspace.id, { languages: ["en", "sv"] });
  const { token } = await makeRespondent(db, survey);
  return { user, token, survey, workspace };
}

const logo = async () => ({
  name: "logo.png",
  mimeType: "image/png",
  buffer: await sharp({ create: { width: 300, height: 100, channels: 3, background: "#d97f1e" } })
    .png()
    .toBuffer(),
});

test("a logo and a colour are chosen, seen beside the form, and stand on the survey page", async ({
  page,
}) => {
  const { user, token } = await setUp();
  await signIn(page, user.email);
  await page.goto("/settings/brand");
  await expectAccessible(page);
  await page.getByRole("switch", { name: "Own logo and colour" }).click();
  await page
    .getByLabel("Logo", { exact: true })
    .setInputFiles({ name: "x.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
  await expect(page.getByText("cannot be read as a picture")).toBeVisible();
  await page.getByLabel("Logo", { exact: true }).setInputFiles(await logo());
  await expect(page.getByRole("img", { name: "The logo" })).toBeVisible();
  await page.getByRole("textbox", { name: "Colour" }).fill("#d97f1e");
  await expect(page.getByText("too faint for many")).toBeVisible();
  await page.getByRole("button", { name: "Square" }).click();
  await page.getByRole("button", { name: "Dark" }).click();
  await page.getByRole("textbox", { name: "Sender's name" }).fill("Tuva at the shop");
  await page.getByRole("textbox", { name: "Footer" }).fill("Storgatan 1, Umeå");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Footer" })).toHaveValue("Storgatan 1, Umeå");
  await page.getByRole("combobox", { name: "Footer in another language" }).selectOption("sv");
  await expect(page.getByRole("textbox", { name: "Footer, English" })).toHaveValue("Storgatan 1, Umeå");
  await page.getByRole("textbox", { name: "Footer, Swedish" }).fill("Storgatan 1, Umeå, Sverige");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Footer, Swedish" })).toHaveValue(
    "Storgatan 1, Umeå, Sverige",
  );
  await page.goto(`/s/${token}`);
  const shown = page.getByRole("img", { name: "Tuva at the shop" });
  await expect(shown).toBeVisible();
  expect(await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(300);
  await expect(page.getByRole("button", { name: "Submit" })).toHaveCSS("border-radius", "0px");
  await expectAccessible(page);
});

test("a survey has a look of its own, and a message a sender of its own", async ({ page }) => {
  const { user, token, survey, workspace } = await setUp();
  const message = await makeMessage(db, workspace.id);
  await signIn(page, user.email);
  await page.goto(`/surveys/${survey.id}/settings`);
  await page.getByRole("switch", { name: "A look of its own" }).click();
  const colour = page.getByRole("textbox", { name: "Colour" });
  await colour.fill("#7a3b1");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeHidden();
  await colour.fill("#7a3b12");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.goto(`/messages/${message.id}`);
  await page.getByRole("textbox", { name: "Sender's name" }).fill("Ask at the desk");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Sender's name" })).toHaveValue("Ask at the desk");
  await page.goto(`/s/${token}`);
  await expect(page.getByRole("button", { name: "Submit" })).toHaveCSS(
    "background-color",
    "rgb(122, 59, 18)",
  );
});

test.describe("på svenska, i en telefon", () => {
  test.use({ viewport: { width: 390, height: 844 }, locale: "sv-SE" });
  test("väljs en färg som räcker till, och avsändaren får ett namn", async ({ page }) => {
    const { user, token } = await setUp();
    await signIn(page, user.email);
    await page.goto("/settings/brand");
    await page.getByRole("switch", { name: "Egen logotyp och färg" }).click();
    await page.getByRole("textbox", { name: "Färg" }).fill("#7a3b12");
    await expect(page.getByText("går bra att läsa")).toBeVisible();
    await page.getByRole("textbox", { name: "Svara till" }).fill("nowhere");
    await page.getByRole("button", { name: "Spara", exact: true }).click();
    await expect(page.getByText("Det sparades inte")).toBeVisible();
    await page.getByRole("textbox", { name: "Svara till" }).fill("hej@example.com");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Spara", exact: true }).click();
    await expect(page.getByText("Sparat", { exact: true })).toBeVisible();
    await page.goto(`/s/${token}?lang=sv`);
    await expect(page.getByRole("button", { name: "Skicka" })).toHaveCSS(
      "background-color",
      "rgb(122, 59, 18)",
    );
  });
});
