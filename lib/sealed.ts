import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** What every sealed text begins with; the version of how it is sealed. */
const mark = "sealed.1.";

let derived: { from: string; key: Buffer } | undefined;

/** The secret of this installation, which seals cookies and the secrets in the database. Made at the start where none was given. */
export function authSecret(): string {
  const secret = process.env.AUTH_SECRET;
  if (!secret) throw new Error("AUTH_SECRET is not set: start the app with npm start");
  return secret;
}

/** A key of its own for sealing, so that nothing learnt of cookies helps here. Source: RFC 5869. */
function sealingKey(): Buffer {
  const from = authSecret();
  if (derived?.from !== from) {
    derived = { from, key: Buffer.from(hkdfSync("sha256", from, "", "surveyhook sealed secrets", 32)) };
  }
  return derived.key;
}

/**
 * Seals a secret so that a reader of the database alone cannot use it: AES-256-GCM under a key derived from AUTH_SECRET.
 * @param of the id of what the secret belongs to; moved to another row it does not open
 */
export function seal(secret: string, of: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", sealingKey(), nonce).setAAD(Buffer.from(of));
  const sealed = Buffer.concat([nonce, cipher.update(secret, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return mark + sealed.toString("base64url");
}

/**
 * Opens a sealed secret. One that an older version stored as it is, is given as it is.
 * @returns null where it was sealed under another AUTH_SECRET or for another row, or was changed
 */
export function unseal(stored: string, of: string): string | null {
  if (!isSealed(stored)) return stored;
  const bytes = Buffer.from(stored.slice(mark.length), "base64url");
  if (bytes.length < 28) return null;
  try {
    const opener = createDecipheriv("aes-256-gcm", sealingKey(), bytes.subarray(0, 12), {
      authTagLength: 16,
    });
    opener.setAAD(Buffer.from(of)).setAuthTag(bytes.subarray(-16));
    return Buffer.concat([opener.update(bytes.subarray(12, -16)), opener.final()]).toString("utf8");
  } catch {
    return null;
  }
}

/** Is it the sealed form of a secret? */
export function isSealed(stored: string): boolean {
  return stored.startsWith(mark);
}
