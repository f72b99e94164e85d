import fc from "fast-check";
import { type ParsedMail, simpleParser } from "mailparser";
import { createTransport } from "nodemailer";
import { describe, expect, it } from "vitest";
import type { Mail } from "../mail/mailer";
import { composeInvitation } from "./compose";
import { previewMessage } from "./message-preview";
import { composeTestMessage } from "./send-test-message";

const survey = {
  id: "srv_1",
  workspaceId: "wsp_1",
  title: "After purchase",
  kind: "hosted" as const,
  url: null,
  status: "open" as const,
  languages: ["en", "sv"],
  variables: [{ name: "OrderId", type: "text" as const, required: false }],
  questions: [
    { key: "nps", type: "nps" as const, required: true, title: { en: "Would you?", sv: "Skulle du?" } },
  ],
  createdAt: new Date(0),
  updatedAt: new Date(0),
  updatedBy: null,
};
const content = {
  en: {
    subject: "Hi {{firstName|there}}",
    body: "About {{OrderId}}\n\n{{firstQuestion}}\n\n[Answer]({{surveyLink}})",
  },
  sv: { subject: "Hej {{firstName|du}}", body: "Om {{OrderId}}\n\n[Svara]({{surveyLink}})" },
};
const respondent = {
  email: "elin@example.com",
  firstName: "Elin" as string | null,
  lastName: null,
  language: "sv",
  variables: { OrderId: "SE-1" } as Record<string, string>,
  token: "tok_abc",
};
const compose = (
  over: Partial<typeof respondent> = {},
  more: Partial<Parameters<typeof composeInvitation>[0]> = {},
) =>
  composeInvitation({
    message: { content, replyTo: null },
    survey,
    respondent: { ...respondent, ...over },
    invitation: { id: "inv_1", email: respondent.email },
    workspace: { id: "wsp_1", name: "Tuva & Ask" },
    appUrl: "https://s.example.com",
    from: "hej@example.com",
    ...more,
  });

/** The mail as it arrives. */
async function arrived(mail: Mail): Promise<ParsedMail> {
  const transport = createTransport({ streamTransport: true, buffer: true });
  const { message } = await transport.sendMail({ ...mail, replyTo: mail.replyTo ?? undefined });
  return await simpleParser(message as Buffer);
}

describe("an invitation", () => {
  it("runs from the right in Arabic, its small print too", async () => {
    const arabic = { ar: { subject: "مرحبًا", body: "اكتب رأيك.\n\n[أجب]({{surveyLink}})" } };
    const mail = await compose({ language: "ar-EG" }, { message: { content: arabic, replyTo: null } });
    expect(mail.html).toMatch(/<html[^>]* lang="ar"[^>]*>/);
    expect(mail.html.match(/<td[^>]* dir="rtl"[^>]*>/g)).toHaveLength(2);
    expect(mail.html).not.toMatch(/<td[^>]*align="left"/);
    expect(mail.html).toContain("إلغاء الاشتراك");
    expect((await compose()).html).not.toContain("rtl");
  });

  it("draws a first question of satisfaction as faces from our own address, in the mail and in its preview", async () => {
    const happy = {
      ...survey,
      id: "srv_faces",
      questions: [{ ...survey.questions[0]!, type: "csat" as const }],
    };
    const { html } = await compose({ language: "en" }, { survey: happy });
    for (const face of [1, 2, 3, 4, 5])
      expect(html).toContain(`<img src="https://s.example.com/mail/face-${face}.png"`);
    expect(html).toContain("Very poor");
    expect(html).not.toMatch(/[\ue010-\ue01f]/);
    expect(html).toContain('href="https://s.example.com/s/tok_abc?q=nps&amp;v=5"');
  });

  it("speaks the very variant of a respondent's language, where the message has it", async () => {
    const body = "[x]({{surveyLink}})";
    const content = { "pt-BR": { subject: "BR", body }, "pt-PT": { subject: "PT", body } };
    const subject = async (language: string) =>
      (await compose({ language }, { message: { content, replyTo: null } })).subject;
    expect(await Promise.all(["pt-PT", "pt-BR", "pt"].map(subject))).toEqual(["PT", "BR", "BR"]);
  });

  it("carries sender, headers, a personal link and the way out", async () => {
    const mail = await compose({}, { message: { content, replyTo: "reply@example.com" } });
    expect(mail).toMatchObject({
      id: "inv_1",
      workspaceId: "wsp_1",
      to: "elin@example.com",
      from: '"Tuva & Ask" <hej@example.com>',
      replyTo: "reply@example.com",
      subject: "Hej Elin",
      headers: {
        "List-Unsubscribe": "<https://s.example.com/u/tok_abc>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "X-Surveyhook-Invitation": "inv_1",
      },
    });
    expect(mail.html).toContain('<a href="https://s.example.com/s/tok_abc"');
    expect(mail.html).toMatch(/<a href="https:\/\/s\.example\.com\/u\/tok_abc"[^>]*>Avregistrera<\/a>/);
    expect(mail.text).toBe(`Tuva & Ask

Om SE-1

Svara:
https://s.example.com/s/tok_abc

-- 
Du får det här mejlet för att Tuva & Ask vill veta vad du tycker. Länken är din egen och fungerar en gång.
Avregistrera: https://s.example.com/u/tok_abc
`);
  });

  it.each([
    ["sv-FI", "Hej Elin", "Avregistrera"],
    ["en", "Hi Elin", "Unsubscribe"],
    ["fi", "Hi Elin", "Peru tilaus"],
    ["xx", "Hi Elin", "Unsubscribe"],
  ])("for %s has the subject %s and the way out %s", async (language, subject, unsubscribe) => {
    const mail = await compose({ language });
    expect(mail.subject).toBe(subject);
    expect(mail.text).toContain(`${unsubscribe}: https://`);
  });

  it("names the sender, whatever name MAIL_FROM has", async () => {
    expect((await compose({}, { from: "Surveys <a@example.com>" })).from).toBe(
      '"Tuva & Ask" <a@example.com>',
    );
  });

  it("is the same byte for byte when it is made again, and follows what was changed", async () => {
    expect(await compose()).toEqual(await compose());
    const changed = { ...content, sv: { ...content.sv, body: "Nytt {{surveyLink}}" } };
    expect((await compose({}, { message: { content: changed, replyTo: null } })).text).toContain(
      "Nytt https://",
    );
    const renamed = { id: "wsp_1", name: "Nya namnet" };
    expect((await compose({}, { workspace: renamed })).html).toContain("Nya namnet</p>");
    const retitled = {
      ...survey,
      updatedAt: new Date(1),
      questions: [{ ...survey.questions[0]!, title: { en: "New?" } }],
    };
    expect((await compose({ language: "en" }, { survey: retitled })).html).toContain("New?");
  });

  it("has the survey's title as its subject where nothing is left of its own", async () => {
    const empty = { en: { subject: "{{Missing}}", body: "{{surveyLink}}" } };
    expect((await compose({}, { message: { content: empty, replyTo: null } })).subject).toBe(
      "After purchase",
    );
  });

  it("arrives whole whatever the merge fields hold, with no header of theirs", async () => {
    const expected = [...(await arrived(await compose())).headers.keys()].sort();
    const value = fc.string({
      unit: fc.constantFrom(
        "\r\n",
        "\n",
        "Bcc: eve@example.com",
        ":",
        " ",
        "å",
        "🎄",
        "<",
        ">",
        '"',
        "\u2028",
        "\t",
        "x",
      ),
    });
    await fc.assert(
      fc.asyncProperty(value, value, async (firstName, orderId) => {
        const mail = await compose({ firstName, variables: { OrderId: orderId } });
        const got = await arrived(mail);
        expect([...got.headers.keys()].sort()).toEqual(expected);
        expect(got.subject).toBe(mail.subject);
        expect(got.html).toBe(mail.html);
        expect(got.to).toMatchObject({ value: [{ address: "elin@example.com" }] });
      }),
      { numRuns: 60 },
    );
  });

  it("cuts a subject that is too long between characters", async () => {
    const mail = await compose({ firstName: "🎄".repeat(400) });
    expect(mail.subject.length).toBeLessThanOrEqual(500);
    expect(mail.subject.isWellFormed()).toBe(true);
    expect(mail.subject.endsWith("🎄…")).toBe(true);
  });
});

describe("the test of a message", () => {
  const test = {
    to: "signe@example.com",
    locale: "sv",
    language: "en",
    content,
    replyTo: null,
    survey,
    workspace: { id: "wsp_1", name: "Tuva & Ask" },
    appUrl: "https://s.example.com",
    from: "hej@example.com",
    now: new Date("2026-11-24T09:00:00.000Z"),
  };

  it("is marked as one, has invented values and leads to the dashboard", async () => {
    const mail = await composeTestMessage("mal_1", test);
    expect(mail).toMatchObject({ to: "signe@example.com", subject: "[Test] Hi Elin" });
    expect(mail.text).toMatch(/^\*\*\* Det här är ett test\. .*\n\nTuva & Ask\n\nAbout SE-48213\n/);
    expect(mail.html).toMatch(/<body[^>]*><div style="[^"]*">Det här är ett test\./);
    expect(mail.html).toContain('href="https://s.example.com/surveys/srv_1?q=nps&amp;v=10"');
    expect(Object.keys(mail.headers)).toEqual(["Auto-Submitted"]);
  });
});

describe("the sample of a message", () => {
  const sample = (person: "full" | "bare", body: string) =>
    previewMessage({
      content: { en: { subject: "Hi {{firstName|there}}", body } },
      language: "en",
      person,
      survey,
      workspace: { id: "wsp_1", name: "Tuva & Ask" },
      appUrl: "https://s.example.com",
      now: new Date("2026-11-24T09:00:00.000Z"),
    });

  it("shows what stands for values that are missing", async () => {
    const body = "About {{OrderId|your order}} {{surveyLink}}";
    expect(await sample("full", body)).toMatchObject({ subject: "Hi Elin", faults: { en: { body: [] } } });
    const bare = await sample("bare", body);
    expect(bare.subject).toBe("Hi there");
    expect(bare.text).toContain("About your order https://");
  });

  it("is written however broken the text is, and says what is wrong", async () => {
    const broken = await sample("full", "About {{orderid}} {{");
    expect(broken.html).toContain("About");
    expect(broken.faults.en!.body.map(({ code }) => code)).toEqual([
      "not_closed",
      "missing_survey_link",
      "unknown_field",
    ]);
    expect((await sample("full", "")).faults).toEqual({ en: { subject: [], body: [] } });
  });
});

describe("a brand", () => {
  const brand = {
    workspace: {
      ...{ id: "wsp_brand", name: "Tuva & Ask", senderName: "Tuva at the shop", replyTo: "hej@shop.example" },
      theme: { color: "#aa2244", logo: "img_1", corner: "square" as const },
      footer: { en: "Tuva & Ask AB\nStorgatan 1 <Umeå>", sv: "Tuva & Ask AB\nStorgatan 1, Umeå" },
    },
    logo: { url: "https://s.example.com/i/img_1", width: 120, height: 40 },
  };

  it("is in From, Reply-To, logo, colours, corners and small print of an invitation", async () => {
    const mail = await compose({}, brand);
    expect(mail.from).toBe('"Tuva at the shop" <hej@example.com>');
    expect(mail.replyTo).toBe("hej@shop.example");
    expect(mail.html).toMatch(
      /<img[^>]*src="https:\/\/s\.example\.com\/i\/img_1"[^>]*width="120"[^>]*alt="Tuva at the shop"/,
    );
    expect(mail.html).toContain('bgcolor="#aa2244"');
    expect(mail.html).toContain("border-radius:0px");
    expect(mail.html).toContain("Storgatan 1, Umeå");
    expect(mail.text).toContain("Storgatan 1, Umeå");
    expect(mail.html).not.toMatch(/[\ue000-\ue0ff]/);
    expect(mail.html).not.toContain("#085a68");
    expect((await compose({ language: "en" }, brand)).html).toContain("Storgatan 1 &lt;Umeå&gt;");
  });

  it("gives way to the survey's theme, and to the message's sender and Reply-To", async () => {
    const own = { color: "#225500", logo: null, corner: "round" as const };
    const message = { content, replyTo: "own@example.com", senderName: "Nobody\r\nBcc: x@example.com" };
    const mail = await compose({}, { ...brand, survey: { ...survey, theme: own }, message, logo: null });
    expect(mail.from).toBe('"Nobody Bcc: x@example.com" <hej@example.com>');
    expect(mail.replyTo).toBe("own@example.com");
    expect(mail.html).toContain('bgcolor="#225500"');
    expect(mail.html).not.toContain("<img");
  });

  it("leaves no mark of a colour where there is none", async () => {
    const { html } = await compose();
    expect(html).not.toMatch(/[\ue000-\ue0ff]/);
    expect(html).toContain('bgcolor="#085a68"');
  });
});
