import { expect, type Page, test } from "@playwright/test";
import { and, eq, like } from "drizzle-orm";
import { makeAutomation, makeMessage, makeSurvey, makeUser, makeWorkspace } from "@/db/factories";
import { automations, capturedMails, messages, runs, suppressions } from "@/db/schema";
import { hashPassword } from "@/lib/auth/password/password";
import { expectAccessible } from "./accessible";
import { openDatabase } from "./database";
import { openMenu } from "./menu";
import { password, signIn } from "./sign-in";

// A dialog that fades has no contrast yet.
test.use({ contextOptions: { reducedMotion: "reduce" } });

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

/** A workspace with an open survey in two languages that knows an order, and somebody in it. */
async function setUp(role: "owner" | "viewer" = "owner") {
  const workspace = await makeWorkspace(db, { name: "Tuva & Ask", createdAt: new Date() });
  const passwordHash = await hashPassword(password);
  const user = await makeUser(db, workspace.id, role, { passwordHash, name: "Signe Holm" });
  const survey = await makeSurvey(db, workspace.id, {
    languages: ["en", "sv"],
    variables: [{ name: "OrderId", type: "text", required: false }],
  });
  return { workspace, user, survey };
}

/** The list of what is to be mended; Next has an alert of its own. */
function faults(page: Page) {
  return page.getByRole("alert").filter({ hasText: "to mend" });
}

test("a message is written with fields from the keyboard, mended, tried, saved, copied and deleted", async ({
  page,
}) => {
  test.slow();
  const { workspace, user } = await setUp();
  await signIn(page, user.email);
  await page.goto("/messages");
  await expect(page.getByRole("heading", { name: "No messages yet" })).toBeVisible();
  await page.getByRole("link", { name: "Create message" }).click();
  await expect(page.getByRole("heading", { name: "New message" })).toBeVisible();

  const preview = page.getByRole("region", { name: "Preview" });
  await preview.getByRole("button", { name: "Plain text" }).click();
  await expect(preview.getByText("Hi Elin,")).toBeVisible();
  await expectAccessible(page);

  const body = page.getByRole("textbox", { name: "Text of the e-mail" });
  await body.press("ControlOrMeta+End");
  await page.keyboard.type(" Yours, ");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Insert field into: Text of the e-mail" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Last name" })).toBeVisible();
  await page.keyboard.type("last");
  await page.keyboard.press("Enter");
  await expect(body).toBeFocused();
  await page.keyboard.type("friend");
  await expect(body).toHaveValue(/Yours, \{\{lastName\|friend\}\}$/);
  await expect(preview.getByText("Yours, Strand")).toBeVisible();
  await preview.getByLabel("With").selectOption({ label: "Nothing but the address" });
  await expect(preview.getByText("Yours, friend")).toBeVisible();

  await body.press("ControlOrMeta+End");
  await page.keyboard.type(" {{orderid|x}}");
  await page.getByRole("button", { name: "Use {{OrderId}}" }).click();
  await expect(body).toHaveValue(/\{\{OrderId\|x\}\}$/);
  await body.press("ControlOrMeta+z");
  await expect(body).toHaveValue(/\{\{orderid\|x\}\}$/);
  await body.press("ControlOrMeta+Shift+z");

  const subject = page.getByRole("textbox", { name: "Subject" });
  await subject.fill("Go to {{surveyLink}}");
  await expect(page.getByText("{{surveyLink}} belongs in the text, not in the subject.")).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(faults(page)).toContainText("Give the message a name.");
  await expect(faults(page)).toContainText("English: {{surveyLink}} belongs in the text");
  await subject.fill("How was it, {{firstName|friend}}?");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("After the visit");

  await page.getByRole("button", { name: "Swedish" }).click();
  await expect(page.getByRole("textbox", { name: "Text of the e-mail" })).toHaveValue(/Hej/);
  await openMenu(page, "Add language");
  await page.getByRole("menuitem", { name: "Danish" }).click();
  await expect(page.getByRole("button", { name: "Danish not translated" })).toBeVisible();
  await page.getByRole("button", { name: "Remove Danish" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Danish not translated" })).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page).toHaveURL(/\/messages\/msg_/);
  const [kept] = await db.select().from(messages).where(eq(messages.workspaceId, workspace.id));
  expect(Object.keys(kept!.content)).toEqual(["en", "sv", "da"]);
  await expectAccessible(page);

  await subject.fill("Only a try, {{firstName}}");
  await page.getByRole("button", { name: "Send me a test" }).click();
  await expect(page.getByText(`Sent to ${user.email}.`)).toBeVisible();
  const [mail] = await db.select().from(capturedMails).where(eq(capturedMails.workspaceId, workspace.id));
  expect(mail).toMatchObject({ subject: "[Test] Only a try, Elin" });
  expect(mail!.html).toContain("This is a test.");
  expect(await db.select().from(runs).where(eq(runs.workspaceId, workspace.id))).toEqual([]);

  await expect(page.getByText("Changes not saved yet")).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await page.getByRole("button", { name: "Duplicate" }).click();
  await expect(page.getByRole("heading", { name: "After the visit (copy)" })).toBeVisible();
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("button", { name: "Keep it" })).toBeFocused();
  await page.getByRole("button", { name: "Delete message" }).click();
  await expect(page).toHaveURL(/\/messages$/);
  await expect(page.getByRole("link", { name: "After the visit" })).toHaveCount(1);
  await expectAccessible(page);
});

test("a message in use names its automations and stays; a viewer may look at it alone", async ({ page }) => {
  const { workspace, user, survey } = await setUp("viewer");
  const message = await makeMessage(db, workspace.id, { name: "Invite" });
  await makeAutomation(db, {
    ...{ workspaceId: workspace.id, surveyId: survey.id, messageId: message.id, name: "After purchase" },
  });
  await signIn(page, user.email);
  await page.goto(`/messages/${message.id}`);
  await expect(page.getByRole("textbox", { name: "Subject" })).toBeDisabled();
  for (const name of ["Save", "Send me a test", "Delete"])
    await expect(page.getByRole("button", { name })).toHaveCount(0);
  await page.goto("/messages/new");
  await expect(page).toHaveURL(/\/messages$/);
  await expect(page.getByRole("link", { name: "Create message" })).toHaveCount(0);

  const passwordHash = await hashPassword(password);
  const owner = await makeUser(db, workspace.id, "owner", { passwordHash });
  await page.context().clearCookies();
  await signIn(page, owner.email);
  await page.goto(`/messages/${message.id}`);
  await page.getByRole("button", { name: "Delete" }).click();
  const dialog = page.getByRole("dialog", { name: "“Invite” is in use" });
  await expect(dialog.getByRole("link", { name: "After purchase" })).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Delete message" })).toHaveCount(0);
  await expectAccessible(page);
});

test("the palette goes to what is named and does what can be done, by keyboard alone", async ({ page }) => {
  const { workspace, user, survey } = await setUp();
  await makeMessage(db, workspace.id, { name: "Thanks for the visit" });
  await signIn(page, user.email);
  await page.getByRole("button", { name: "Search or jump to" }).focus();
  await page.keyboard.press("Enter");
  const input = page.getByRole("combobox", { name: "Search or jump to" });
  await expect(input).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Search or jump to" })).toBeFocused();

  async function choose(text: string, option: string) {
    await page.keyboard.press("Control+k");
    await expect(input).toBeFocused();
    await page.keyboard.type(text);
    await expect(page.getByRole("option", { name: option })).toHaveAttribute("data-highlighted", "");
    await page.keyboard.press("Enter");
  }
  await choose("the visit", "Thanks for the visit");
  await expect(page.getByRole("heading", { name: "Thanks for the visit" })).toBeVisible();
  await choose(survey.title, survey.title);
  await expect(page).toHaveURL(new RegExp(`/surveys/${survey.id}`));
  await choose("create mess", "Create message");
  await expect(page).toHaveURL(/\/messages\/new$/);
  await choose("dark", "Dark colours");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await choose("svensk", "Svenska");
  await expect(page.getByRole("heading", { name: "Nytt meddelande" })).toBeVisible();
});

test("på en telefon skrivs ett meddelande på svenska, och en adress spärras och släpps", async ({ page }) => {
  const { workspace, user } = await setUp();
  await page.setViewportSize({ width: 390, height: 800 });
  await signIn(page, user.email);
  await page.context().addCookies([{ name: "locale", value: "sv", url: page.url() }]);
  await page.goto("/messages");
  await page.getByRole("link", { name: "Skapa meddelande" }).click();
  await page.getByRole("textbox", { name: "Namn", exact: true }).fill("Efter besöket");
  await page.getByRole("button", { name: "Skicka ett test till mig" }).click();
  await expect(page.getByText(`Skickat till ${user.email}.`)).toBeVisible();
  await openMenu(page, "Lägg till språk");
  await page.getByRole("menuitem", { name: "Danska", exact: true }).click();
  await expect(page.getByRole("button", { name: /^Danska/, pressed: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Ta bort danska", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Spara" }).click();
  await expect(page.getByRole("heading", { name: "Efter besöket" })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Sök eller gå till" }).click();
  await page.getByRole("combobox", { name: "Sök eller gå till" }).fill("spärr");
  await page.getByRole("option", { name: "Spärrade adresser" }).click();
  await expect(page.getByRole("heading", { name: "Inga spärrade adresser" })).toBeVisible();
  await page.getByRole("button", { name: "Lägg till adress" }).click();
  await page.getByLabel("E-postadress").fill("elin");
  await page.getByRole("button", { name: "Spärra", exact: true }).click();
  await expect(page.getByText("Det här är ingen e-postadress.")).toBeVisible();
  await page.getByLabel("E-postadress").fill("elin@example.com");
  await page.getByLabel("Varför").fill("Bad om det");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Spärra", exact: true }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByText("Bad om det")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/suppressions?q=nobody");
  await expect(page.getByRole("heading", { name: "Ingen spärrad adress stämmer" })).toBeVisible();
  await page.goto("/suppressions?q=ELIN");
  await page.getByRole("button", { name: "Ta bort elin@example.com" }).click();
  await page.getByRole("button", { name: "Låt den få mejl igen" }).click();
  await expect(page.getByText("Bad om det")).toBeHidden();
  const found = and(eq(suppressions.workspaceId, workspace.id), like(suppressions.email, "elin@%"));
  expect(await db.select().from(suppressions).where(found)).toEqual([]);
});

test("an automation reminds, withdraws, limits and wants signatures, as its settings say", async ({
  page,
}) => {
  const { workspace, user, survey } = await setUp();
  const reminder = await makeMessage(db, workspace.id, { name: "One more try", kind: "reminder" });
  const { automation } = await makeAutomation(db, { workspaceId: workspace.id, surveyId: survey.id });
  await signIn(page, user.email);
  await page.goto(`/automations/${automation.id}/settings`);
  await page.getByRole("button", { name: "Add reminder" }).click();
  await page.getByRole("switch", { name: "Withdraw invitations by a later event" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(faults(page)).toContainText("3 things to mend");
  await page.getByLabel("Days after the mail before, reminder 1").fill("5");
  await page.getByLabel("Message, reminder 1").selectOption({ label: "One more try" });
  await page.getByLabel("When this field").selectOption({ index: 1 });
  await page.getByLabel("Has one of these values").fill("cancelled\n\nrefunded\n");
  await page.getByLabel("Requests a minute").fill("120");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await page.getByRole("button", { name: "Require signatures" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Require signatures" }).click();
  const secret = await page.getByLabel("Signing secret", { exact: true }).inputValue();
  await expectAccessible(page);
  await page.getByRole("button", { name: "I have it" }).click();
  await expect(page.getByRole("button", { name: "New secret" })).toBeVisible();
  const [kept] = await db.select().from(automations).where(eq(automations.id, automation.id));
  expect(kept).toMatchObject({
    reminders: [{ afterDays: 5, messageId: reminder.id }],
    cancelRule: { field: automation.fields[0]!.name, values: ["cancelled", "refunded"] },
    rateLimitPerMinute: 120,
    signingSecret: expect.stringMatching(/^sealed\./),
  });
  await page.reload();
  expect(await page.content()).not.toContain(secret);
  await page.getByRole("button", { name: "Stop requiring signatures" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Stop requiring signatures" }).click();
  await expect(page.getByRole("button", { name: "Require signatures" })).toBeVisible();
});
