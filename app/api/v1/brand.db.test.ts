import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { GET } from "@/app/i/[id]/route";
import { showSurvey } from "@/app/s/[token]/handle";
import { makeRespondent } from "@/db/factories";
import { testDatabase } from "@/db/testing";
import { apiForTests } from "./testing";

const db = await testDatabase();
const api = await apiForTests(db);
const picture = (format: "png" | "jpeg" | "webp" | "gif", width = 300, height = 100) =>
  sharp({ create: { width, height, channels: 3, background: "#336699" } })
    .toFormat(format)
    .toBuffer();
const post = (body: Buffer | string | FormData, type?: string) =>
  api.call("POST", "/images", body, type ? { "content-type": type } : {});
const put = async () => (await post(await picture("png"), "image/png")).json.id as string;

/** A PNG that says to be larger than any screen, of few bytes. */
function bomb(): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    let crc = ~0;
    for (const byte of body) {
      crc ^= byte;
      for (let i = 0; i < 8; i++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(~crc >>> 0);
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(30_000, 0);
  head.writeUInt32BE(30_000, 4);
  head.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.alloc(100_000))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const png = await picture("png");
const noise = await sharp({
  create: {
    width: 500,
    height: 500,
    channels: 3,
    background: "#000",
    noise: { type: "gaussian", mean: 128, sigma: 60 },
  },
})
  .png()
  .toBuffer();
const gif = await picture("gif");
const tiff = await sharp(png).tiff().toBuffer();

describe("images", () => {
  it.each(["png", "jpeg", "webp"] as const)(
    "as %s are kept, and served from our address for a year",
    async (format) => {
      const made = await post(await picture(format), `image/${format}`);
      expect(made.status).toBe(201);
      expect(made.json.url).toMatch(new RegExp(`/i/${made.json.id}$`));
      const served = await GET(new Request("http://x/"), { params: Promise.resolve({ id: made.json.id }) });
      expect(served.status).toBe(200);
      expect(Object.fromEntries(served.headers)).toMatchObject({
        "content-type": `image/${format}`,
        "cache-control": "public, max-age=31536000, immutable",
        "x-content-type-options": "nosniff",
      });
      expect((await sharp(Buffer.from(await served.arrayBuffer())).metadata()).width).toBe(300);
    },
  );

  it("come as a form too, and the same one twice is one", async () => {
    const form = new FormData();
    form.set(
      "file",
      new Blob([new Uint8Array(await picture("png", 40, 40))], { type: "image/png" }),
      "logo.png",
    );
    const first = await post(form);
    expect(first.status).toBe(201);
    expect((await post(await picture("png", 40, 40), "image/png")).json.id).toBe(first.json.id);
  });

  it("are written anew: nothing but the picture is left", async () => {
    const secret = "WHERE-IT-WAS-TAKEN";
    const told = await sharp(await picture("jpeg"))
      .withExif({ IFD0: { ImageDescription: secret } })
      .toBuffer();
    expect(told.includes(secret)).toBe(true);
    const { json } = await post(
      Buffer.concat([told, Buffer.from("<script>alert(1)</script>")]),
      "image/jpeg",
    );
    const served = await GET(new Request("http://x/"), { params: Promise.resolve({ id: json.id }) });
    const bytes = Buffer.from(await served.arrayBuffer());
    expect(bytes.includes(secret)).toBe(false);
    expect(bytes.includes("script")).toBe(false);
  });

  it.each<[string, Buffer | string, string, number, string]>([
    ["nothing", "", "image/png", 400, "empty_body"],
    ["too many bytes", noise, "image/png", 413, "body_too_large"],
    [
      "an SVG by its name",
      "<svg xmlns='http://www.w3.org/2000/svg'/>",
      "image/svg+xml",
      415,
      "unsupported_media_type",
    ],
    [
      "an SVG that says it is a PNG",
      "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
      "image/png",
      415,
      "unsupported_media_type",
    ],
    ["a GIF by its name", gif, "image/gif", 415, "unsupported_media_type"],
    ["a GIF that says it is a PNG", gif, "image/png", 415, "unsupported_media_type"],
    ["a page", "<!doctype html><script>alert(1)</script>", "image/png", 415, "unsupported_media_type"],
    ["JSON", "{}", "application/json", 415, "unsupported_media_type"],
    ["text", "hello", "text/plain", 415, "unsupported_media_type"],
    ["a bomb of 30,000 by 30,000", bomb(), "image/png", 422, "invalid_image"],
    ["a PNG cut in half", png.subarray(0, Math.floor(png.length / 2)), "image/png", 422, "invalid_image"],
    ["a PNG's head alone", png.subarray(0, 20), "image/png", 422, "invalid_image"],
    [
      "a PNG whose middle was changed",
      Buffer.concat([png.subarray(0, 60), Buffer.alloc(40, 7), png.subarray(100)]),
      "image/png",
      422,
      "invalid_image",
    ],
    [
      "a JPEG's first bytes and noise",
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(500, 9)]),
      "image/jpeg",
      422,
      "invalid_image",
    ],
    [
      "a RIFF that is a sound",
      Buffer.from("RIFF\x00\x00\x00\x00WAVEfmt "),
      "image/webp",
      422,
      "invalid_image",
    ],
    ["a program", Buffer.from("MZ\x90\x00binary"), "image/png", 422, "invalid_image"],
    ["a PDF", Buffer.from("%PDF-1.7 image"), "image/png", 422, "invalid_image"],
    ["a TIFF", tiff, "image/png", 422, "invalid_image"],
    ["zeros", Buffer.alloc(5000), "image/png", 422, "invalid_image"],
    ["an archive", Buffer.from("PK\x03\x04logo.png"), "image/png", 422, "invalid_image"],
  ])("refuse %s", async (_, body, type, status, code) => {
    const refused = await post(body, type);
    expect([refused.status, refused.json.code]).toEqual([status, code]);
  });

  it("are 404 under an id that is none", async () => {
    for (const id of ["img_01k9x2v8m4e7rb5s3t6y8z0a1b", "x", "../../etc/passwd"])
      expect((await GET(new Request("http://x/"), { params: Promise.resolve({ id }) })).status).toBe(404);
  });
});

describe("a brand", () => {
  it("is the workspace's, and stays as it was given", async () => {
    const theme = { color: "#085a68", logo: await put(), corner: "square" };
    const given = {
      theme,
      senderName: "Tuva at the shop",
      replyTo: "hej@example.com",
      footer: { en: "Storgatan 1\nUmeå", sv: "Storgatan 1" },
    };
    const changed = await api.call("PATCH", "/workspace", given);
    expect(changed).toMatchObject({ status: 200, json: given });
    expect((await api.call("GET", "/workspace")).json).toMatchObject(given);
    expect((await api.call("PATCH", "/workspace", { footer: "Box 1" })).json.footer).toBe("Box 1");
    expect((await api.call("PATCH", "/workspace", { footer: null, senderName: null })).json).toMatchObject({
      footer: null,
      senderName: null,
      theme,
    });
  });

  it.each([
    [{ theme: { color: "red" } }, "theme.color"],
    [{ theme: { color: "#12345" } }, "theme.color"],
    [{ theme: { color: "#085a68", corner: "oval" } }, "theme.corner"],
    [{ senderName: "A\nBcc: x@example.com" }, "senderName"],
    [{ replyTo: "nobody" }, "replyTo"],
    [{ footer: { nonsense_tag_x: "x" } }, "footer.nonsense_tag_x"],
  ])("refuses %j", async (body, field) => {
    const refused = await api.call("PATCH", "/workspace", body);
    expect(refused.status).toBe(422);
    expect(refused.json.errors.map((error: { field: string }) => error.field)).toContain(field);
  });

  it("takes no logo of another workspace", async () => {
    const other = await apiForTests(db);
    const theme = { color: "#085a68", logo: await put() };
    expect((await other.call("PATCH", "/workspace", { theme })).status).toBe(404);
    expect((await other.call("POST", "/surveys", { title: "S", theme })).status).toBe(404);
    expect((await api.call("POST", "/surveys", { title: "S", theme })).status).toBe(201);
  });

  it("colours a survey's pages, its own before the workspace's", async () => {
    const logo = await put();
    await api.call("PATCH", "/workspace", { theme: { color: "#112233" } });
    const questions = [{ key: "nps", type: "nps", title: { en: "Likely?" } }];
    const { json: own } = await api.call("POST", "/surveys", {
      title: "Own",
      questions,
      theme: { color: "#aa2244", logo },
    });
    const { json: none } = await api.call("POST", "/surveys", { title: "None", questions });
    const page = async (id: string) => {
      const { token } = await makeRespondent(db, { id, workspaceId: api.workspace.id });
      return await (await showSurvey(db, new Request(`http://x/s/${token}`), token, new Date())).text();
    };
    expect(await page(own.id)).toContain("--primary:#aa2244");
    expect(await page(own.id)).toContain(`src="/i/${logo}"`);
    expect(Buffer.byteLength(await page(own.id))).toBeLessThan(30_000);
    expect(await page(none.id)).toContain("--primary:#112233");
  });
});
