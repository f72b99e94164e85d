import { hashSecret, sameDigest } from "@/lib/secret";
import { senders } from "@/lib/sender/list";
import { verifySignature } from "@/lib/sender/scheme";
import { signers } from "@/lib/sender/testing";

const limitMicroseconds = 60;

/** What checking a sender's signature adds to a request of 2 kB, beside what looking at a key costs. */
export function benchSignatures(): void {
  const at = new Date();
  const secret = `whsec_${Buffer.from("a secret of 24 bytes, or").toString("base64")}`;
  const body = JSON.stringify({ EmailAddress: "bench@example.com", Note: "x".repeat(1950) });
  const asked = { method: "POST", url: "https://bench.example.com/api/hooks/aut_1", body: Buffer.from(body) };
  const dearest = senders
    .flatMap(({ id, scheme }) => {
      if (!scheme) return [];
      const headers = signers[id]!({ secret, method: asked.method, url: asked.url, body, at });
      // As many as the hook checks: the secret and the one before it.
      return [
        {
          id,
          us: median(() => verifySignature(scheme, [secret, `${secret}AAAA`], { ...asked, headers }, at)),
        },
      ];
    })
    .reduce((a, b) => (b.us > a.us ? b : a));
  const digest = hashSecret(secret);
  const key = median(() => sameDigest(hashSecret(secret), digest));
  const met = dearest.us < limitMicroseconds ? "met" : "MISSED";
  console.log(
    `senders  the dearest signature (${dearest.id}) on 2 kB: ${dearest.us.toFixed(1)} µs (goal ${limitMicroseconds}), a key: ${key.toFixed(1)} µs: ${met}`,
  );
}

function median(run: () => unknown): number {
  for (let i = 0; i < 2000; i++) run();
  const times = Array.from({ length: 31 }, () => {
    const began = performance.now();
    for (let i = 0; i < 200; i++) run();
    return ((performance.now() - began) * 1000) / 200;
  });
  return times.sort((a, b) => a - b)[15]!;
}
