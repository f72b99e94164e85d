import { lookup } from "node:dns/promises";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { post } from "./post";

vi.mock("node:dns/promises", { spy: true });
process.env.ALLOWED_PRIVATE_TARGETS = "127.0.0.1/32";
process.env.AUTH_SECRET ??= "a secret of the test that is long enough";

let answer: RequestListener;
let taken = 0;
const receiver = createServer((request, response) => {
  taken++;
  request.resume();
  answer(request, response);
});
await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
const { port } = receiver.address() as AddressInfo;
afterAll(() => {
  receiver.closeAllConnections();
  receiver.close();
});
beforeEach(() => {
  taken = 0;
});

const send = (host = "127.0.0.1", patience?: number) =>
  post(`http://${host}:${port}/`, Buffer.from("{}"), {}, new Date("2026-11-26T10:00:00.000Z"), patience);

describe("an answer", () => {
  it("that never ends is read to 64 kB, and then left: the post went through", async () => {
    let written = 0;
    const closed = new Promise<void>((resolve) => {
      answer = (_, response) => {
        const chunk = "é".repeat(8 * 1024);
        const write = () => {
          while (!response.destroyed && response.write(chunk)) written += chunk.length * 2;
        };
        response.on("drain", write).on("close", resolve);
        write();
      };
    });
    const attempt = await send();
    await closed;
    expect(attempt).toMatchObject({ status: 200, answer: "é".repeat(512) });
    // Beyond what was read lies what the connection holds.
    expect(written).toBeLessThan(16 * 1024 * 1024);
  });

  it.each([
    ["after its headers", (response: Parameters<RequestListener>[1]) => response.flushHeaders()],
    ["within its body", (response: Parameters<RequestListener>[1]) => response.write("so far")],
    ["before anything", () => {}],
  ])("that stops %s is a timeout once the patience is over", async (_, begin) => {
    let open = 0;
    answer = (request, response) => {
      open++;
      request.socket.on("close", () => open--);
      begin(response);
    };
    expect(await send("127.0.0.1", 200)).toMatchObject({ status: null, error: "timeout" });
    await expect.poll(() => open).toBe(0);
  });

  it("that is cut off after its status counts by its status", async () => {
    answer = (_, response) => {
      response.writeHead(200, { "content-length": "100" }).write("so far", () => response.destroy());
    };
    expect(await send()).toMatchObject({ status: 200, answer: "so far" });
  });
});

describe("a name whose addresses change", () => {
  const answers = (...addresses: string[]) => {
    const asked = vi.mocked(lookup).mockReset();
    for (const address of addresses) asked.mockResolvedValueOnce([{ address, family: 4 }] as never);
    asked.mockRejectedValue(new Error("asked once too often"));
  };
  beforeEach(() => {
    receiver.closeAllConnections();
    answer = (_, response) => response.end("ok");
  });

  it("between two tries is not posted to any more, also over a connection that is still open", async () => {
    answers("127.0.0.1", "127.0.0.1", "10.0.0.7");
    expect(await send("turns.example")).toMatchObject({ status: 200 });
    expect(await send("turns.example")).toMatchObject({ status: null, error: "target_not_allowed" });
    expect(taken).toBe(1);
  });

  it.each(["10.0.0.7", "127.0.0.2", "169.254.169.254", "::1", "::ffff:10.0.0.7"])(
    "to %s between the check and the connection is not connected to",
    async (address) => {
      answers("127.0.0.1", address);
      const host = `turns-${address.replace(/\W/g, "-")}.example`;
      expect(await send(host)).toMatchObject({ status: null, error: "target_not_allowed" });
      expect(taken).toBe(0);
    },
  );
});
