import { deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { imageBytes, rewriteImage } from "./rewrite-image";

const plain = (width = 300, height = 100): Sharp =>
  sharp({ create: { width, height, channels: 3, background: "#336699" } });
const [png, jpeg, webp] = await Promise.all([
  plain().png().toBuffer(),
  plain().jpeg().toBuffer(),
  plain().webp().toBuffer(),
]);

/** A chunk of a PNG; its checksum is right. */
function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  let crc = ~0;
  for (const byte of body) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(data.length);
  numbers.writeUInt32BE(~crc >>> 0, 4);
  return Buffer.concat([numbers.subarray(0, 4), body, numbers.subarray(4)]);
}

/** A PNG with chunks put after its head. */
const withChunks = (...chunks: Buffer[]) => Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)]);

/** A JPEG that says in its frame how large it is. */
function sized(side: number): Buffer {
  const bytes = Buffer.from(jpeg);
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(side, frame + 5);
  bytes.writeUInt16BE(side, frame + 7);
  return bytes;
}

/** Frames one after another, as an animation. */
async function animation(frames: number, side: number): Promise<Buffer> {
  const colours = Array.from({ length: frames }, (_, i) => (i === 0 ? "#336699" : "#ff0000"));
  const each = colours.map((background) =>
    sharp({ create: { width: side, height: side, channels: 3, background } })
      .png()
      .toBuffer(),
  );
  return await sharp(await Promise.all(each), { join: { animated: true } })
    .webp({ loop: 0 })
    .toBuffer();
}

const secret = "WHERE-IT-WAS-TAKEN";
const page = "<script>alert(1)</script>";
const place = {
  GPSLatitudeRef: "N",
  GPSLatitude: "63/1 49/1 30/1",
  GPSLongitudeRef: "E",
  GPSLongitude: "20/1 15/1 45/1",
};
const told = await plain()
  .jpeg()
  .withExif({ IFD0: { ImageDescription: secret }, IFD3: place })
  .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><!--${secret}--></x:xmpmeta>`)
  .toBuffer();
const profiled = await plain().withIccProfile("p3").jpeg().toBuffer();
const fine = await plain().toColourspace("rgb16").png().toBuffer();
const printed = await plain().toColourspace("cmyk").jpeg().toBuffer();
const animated = await animation(10, 64);

const unfolding = chunk(
  "zTXt",
  Buffer.concat([Buffer.from("Comment\0\0"), deflateSync(Buffer.alloc(50_000_000, 65))]),
);

/** Of an image that was written anew: what it says of itself, and its first pixel. */
async function madeOf(bytes: Buffer) {
  expect(bytes.length).toBeLessThan(imageBytes);
  const made = await rewriteImage(bytes);
  if (!made.ok) throw new Error(made.error);
  const all = await sharp(made.value.bytes, { pages: -1 }).metadata();
  const [red = 0, green = 0, blue = 0] = await sharp(made.value.bytes).raw().toBuffer();
  return { made: made.value, all, pixel: [red, green, blue] };
}

describe("what is taken of an evil image is a picture, and nothing else", () => {
  it.each<[string, Buffer]>([
    ["a JPEG that says where it was taken", told],
    ["a JPEG with a page behind it", Buffer.concat([jpeg, Buffer.from(page)])],
    [
      "a JPEG with a page in its comment",
      Buffer.concat([
        ...[jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, page.length + 2]), Buffer.from(page)],
        jpeg.subarray(2),
      ]),
    ],
    ["a PNG that is an archive too", Buffer.concat([png, Buffer.from(`PK\x03\x04${secret}`)])],
    ["a PNG with a text", withChunks(chunk("tEXt", Buffer.from(`Comment\0${page}${secret}`)))],
    ["a PNG with a chunk of its own", withChunks(chunk("prVt", Buffer.from(page)))],
    ["a PNG whose texts unfold to 150 MB", withChunks(...Array.from({ length: 3 }, () => unfolding))],
    [
      "a PNG whose colour profile unfolds to 50 MB",
      withChunks(chunk("iCCP", Buffer.concat([Buffer.from("p\0\0"), deflateSync(Buffer.alloc(50_000_000))]))),
    ],
    ["a WebP with a page behind it", Buffer.concat([webp, Buffer.from(page)])],
    ["a JPEG in a wide colour space", profiled],
    ["a PNG of 16 bits", fine],
    ["a JPEG for print", printed],
    ["a WebP of ten frames", animated],
  ])(
    "%s",
    async (_, bytes) => {
      const { made, all, pixel } = await madeOf(bytes);
      expect([made.bytes.includes(secret), made.bytes.includes("script")]).toEqual([false, false]);
      expect(made.bytes.length).toBeLessThan(5000);
      expect([all.exif, all.xmp, all.iptc, all.icc, all.pages ?? 1]).toEqual([
        ...[undefined, undefined, undefined, undefined, 1],
      ]);
      expect([all.space, all.depth]).toEqual(["srgb", "uchar"]);
      for (const [i, value] of [0x33, 0x66, 0x99].entries())
        expect(Math.abs(pixel[i]! - value), pixel.join()).toBeLessThan(60);
    },
    10_000,
  );

  it("stands upright as the camera meant it, without the mark that says so", async () => {
    const { made, all } = await madeOf(
      await plain(300, 100).jpeg().withMetadata({ orientation: 6 }).toBuffer(),
    );
    expect([made.width, made.height, all.orientation]).toEqual([100, 300, undefined]);
  });

  it.each([
    [1, 16_000],
    [16_000, 1],
    [1, 1],
    [6000, 6000],
  ])("is at most 640 by 320 where it was %d by %d", async (width, height) => {
    const { made } = await madeOf(
      await plain(width, height).toColourspace("b-w").png({ compressionLevel: 9 }).toBuffer(),
    );
    expect([made.width <= 640, made.height <= 320]).toEqual([true, true]);
    expect(Math.min(made.width, made.height)).toBeGreaterThan(0);
  });
});

describe("no picture is made of", () => {
  it.each<[string, Buffer]>([
    ["a JPEG that says it is 60,000 by 60,000", sized(60_000)],
    ["a JPEG cut in half", jpeg.subarray(0, jpeg.length / 2)],
    ["a WebP cut in half", webp.subarray(0, webp.length / 2)],
    ["a WebP's head with an SVG", Buffer.concat([webp.subarray(0, 12), Buffer.from(`<svg>${page}</svg>`)])],
    ["a PNG's head with an SVG", Buffer.concat([png.subarray(0, 8), Buffer.from(`<svg>${page}</svg>`)])],
    ["a PNG without a side", Buffer.concat([png.subarray(0, 16), Buffer.alloc(8), png.subarray(24)])],
    ["a PNG with a wrong checksum", Buffer.concat([png.subarray(0, 29), Buffer.alloc(4), png.subarray(33)])],
    [
      "a PNG with a step backwards in its length",
      Buffer.concat([...[png.subarray(0, 33), Buffer.from([0xff, 0xff, 0xff, 0xf0]), png.subarray(37)]]),
    ],
  ])("%s", async (_, bytes) => {
    expect(await rewriteImage(bytes)).toEqual({ ok: false, error: "undecodable" });
  });
});
