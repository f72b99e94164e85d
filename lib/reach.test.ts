import { describe, expect, it } from "vitest";
import { reachOf } from "./reach";

describe("who can reach an address", () => {
  it.each([
    ["http://127.0.0.1:3000", "machine"],
    ["http://127.9.9.9", "machine"],
    ["http://localhost:3000", "machine"],
    ["http://app.localhost", "machine"],
    ["http://[::1]:3000", "machine"],
    ["http://0.0.0.0:3000", "machine"],
    ["http://10.1.2.3", "network"],
    ["http://172.31.255.255", "network"],
    ["http://172.32.0.1", "anybody"],
    ["http://192.168.1.10:8080", "network"],
    ["http://[fd00::1]", "network"],
    ["http://[fe80::1]", "network"],
    ["http://surveys", "network"],
    ["http://surveys.local", "network"],
    ["http://surveys.home.arpa", "network"],
    ["https://surveys.example.com", "anybody"],
    ["https://surveys.example.com.", "anybody"],
    ["https://203.0.113.5", "anybody"],
    ["https://local.example.com", "anybody"],
  ])("%s: %s", (url, reach) => {
    expect(reachOf(url)).toBe(reach);
  });
});
