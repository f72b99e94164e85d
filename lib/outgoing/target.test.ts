import { describe, expect, it } from "vitest";
import { mayConnect, networks } from "./address";
import { checkedAddresses, formFaultOf, hostOf, TargetNotAllowed, targetFaultOf } from "./target";

const none = networks([]);

/** Spelt as people and attackers spell them; each is one that nobody posts to. */
const forbidden = [
  ..."127.0.0.1 127.1 127.0.1 0x7f.1 0x7f000001 2130706433 017700000001 0177.0.0.1 127.255.255.254".split(
    " ",
  ),
  ..."0.0.0.0 0 10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.255 192.168.0.1 3232235521 0xc0a80001".split(
    " ",
  ),
  ..."169.254.169.254 0xa9fea9fe 2852039166 169.254.170.2 100.64.0.1 100.100.100.200 192.0.0.192".split(" "),
  ..."168.63.129.16 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.250".split(" "),
  ..."240.0.0.1 255.255.255.255 192.88.99.1 [::1] [::] [::ffff:127.0.0.1] [::ffff:7f00:1]".split(" "),
  ..."[::127.0.0.1] [::ffff:0:127.0.0.1] [64:ff9b::127.0.0.1] [64:ff9b::a9fe:a9fe] [64:ff9b:1::1]".split(" "),
  ..."[fe80::1] [fc00::1] [fd00:ec2::254] [fec0::1] [ff02::1] [2001:db8::1] [2002:7f00:1::] [2002::]".split(
    " ",
  ),
  ..."[2001::1] [3fff::1] [100::1] [4000::1] [::ffff:192.168.1.1] [::ffff:169.254.169.254] localhost".split(
    " ",
  ),
  ..."LOCALHOST localhost. hooks.localhost 127。0。0。1 ⑫7.0.0.1".split(" "),
  ..."metadata.google.internal METADATA.google.internal. metadata instance-data.ec2.internal".split(" "),
];

describe("addresses that are not posted to", () => {
  it("are more than sixty in this table", () => expect(forbidden.length).toBeGreaterThan(60));

  it.each(forbidden)("https://%s/ is refused when it is stored", async (host) => {
    expect(await targetFaultOf(`https://${host}/hook`, none)).toMatchObject({ code: "target_not_allowed" });
  });

  it("http is refused everywhere but where it was let in", async () => {
    expect(await targetFaultOf("http://93.184.216.34/", none)).toMatchObject({ code: "target_not_allowed" });
    const letIn = networks(["127.0.0.0/8", "10.1.2.3", "fd00::/8"]);
    expect(await targetFaultOf("http://127.0.0.1:8080/", letIn)).toBeNull();
    expect(await targetFaultOf("http://10.1.2.3/", letIn)).toBeNull();
    expect(await targetFaultOf("http://10.1.2.4/", letIn)).toMatchObject({ code: "target_not_allowed" });
    expect(await targetFaultOf("http://[fd12::1]/", letIn)).toBeNull();
    expect(await targetFaultOf("https://[::ffff:10.1.2.3]/", letIn)).toBeNull();
  });

  it("public ones of both families are posted to, those within IPv6 judged as themselves", () => {
    for (const address of ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "2a00:1450:400f::200e"])
      expect(mayConnect(address, "https:", none)).toBe(true);
    for (const address of ["::ffff:8.8.8.8", "64:ff9b::8.8.8.8"])
      expect(mayConnect(address, "https:", none)).toBe(true);
  });
});

describe("names", () => {
  const answers =
    (...addresses: string[]) =>
    async () =>
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));

  it("are refused where one of their addresses is private, be it one of many", async () => {
    const found = checkedAddresses("evil.example", "https:", none, answers("93.184.216.34", "127.0.0.1"));
    await expect(found).rejects.toThrow(TargetNotAllowed);
  });

  it("are looked up once: what was checked is what is connected to", async () => {
    let asked = 0;
    const turning = async () => [{ address: asked++ === 0 ? "93.184.216.34" : "127.0.0.1", family: 4 }];
    expect(await checkedAddresses("turns.example", "https:", none, turning)).toEqual([
      { address: "93.184.216.34", family: 4 },
    ]);
    expect(asked).toBe(1);
    await expect(checkedAddresses("turns.example", "https:", none, turning)).rejects.toThrow(
      TargetNotAllowed,
    );
  });
});

describe("a URL", () => {
  it.each([
    "ftp://example.com/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "example.com/hook",
    "https://user:pass@example.com/",
    "https://example.com/#part",
    "https://",
  ])("%s is none that is posted to", (url) =>
    expect(formFaultOf(url)).toMatchObject({ code: "invalid_url" }),
  );

  it("is counted by its host with the port", () => {
    expect(hostOf("https://Example.com/a")).toBe("example.com:443");
    expect(hostOf("http://127.1:8080/b")).toBe("127.0.0.1:8080");
  });
});
