import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Db, Tx } from "@/db";
import { images, type Theme } from "@/db/schema";
import { AppError } from "../errors";
import { newId } from "../ids";
import { rewriteImage } from "./rewrite-image";

/** An image as it is served. */
export type StoredImage = Pick<typeof images.$inferSelect, "id" | "type" | "bytes">;

/** A logo and how large it is, in pixels of the image. */
export type Logo = { id: string; width: number; height: number };

/**
 * Keeps an image of a workspace; the same one twice is one.
 * @throws AppError invalid_image where it cannot be decoded
 */
export async function addImage(db: Db, workspaceId: string, bytes: Buffer, now: Date): Promise<string> {
  const rewritten = await rewriteImage(bytes);
  if (!rewritten.ok)
    throw new AppError("invalid_image", "The image cannot be decoded. Send a whole PNG, JPEG or WebP.");
  const digest = createHash("sha256").update(rewritten.value.bytes).digest();
  await db
    .insert(images)
    .values({ id: newId("image"), workspaceId, digest, createdAt: now, ...rewritten.value })
    .onConflictDoNothing();
  const [row] = await db
    .select({ id: images.id })
    .from(images)
    .where(and(eq(images.workspaceId, workspaceId), eq(images.digest, digest)));
  return row!.id;
}

/** An image by its id, which whoever sees a page or a mail knows. */
export async function findImage(db: Tx, id: string): Promise<StoredImage | undefined> {
  const { type, bytes } = images;
  const [row] = await db.select({ id: images.id, type, bytes }).from(images).where(eq(images.id, id));
  return row;
}

/** Images never change, so that their sizes are remembered. */
const sizes = new Map<string, Logo>();
const mostSizes = 500;

/** A theme's logo with its size; null where it has none. */
export async function logoOf(db: Tx, theme: Theme | null): Promise<Logo | null> {
  const id = theme?.logo;
  if (!id) return null;
  const known = sizes.get(id);
  if (known) return known;
  const { width, height } = images;
  const [logo] = await db.select({ id: images.id, width, height }).from(images).where(eq(images.id, id));
  if (!logo) return null;
  sizes.set(id, logo);
  if (sizes.size > mostSizes) sizes.delete(sizes.keys().next().value!);
  return logo;
}

/** @throws AppError not_found where a theme's logo is not of the workspace */
export async function requireLogo(
  db: Tx,
  workspaceId: string,
  theme: Theme | null | undefined,
): Promise<void> {
  if (!theme?.logo) return;
  const [row] = await db
    .select({ id: images.id })
    .from(images)
    .where(and(eq(images.workspaceId, workspaceId), eq(images.id, theme.logo)));
  if (row) return;
  const message = "There is no image with this id in this workspace.";
  throw new AppError("not_found", message, {
    errors: [{ field: "theme.logo", code: "not_found", message }],
  });
}
