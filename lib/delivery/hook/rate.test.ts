import { expect, it } from "vitest";
import { RateLimiter } from "./rate";

const limiter = () => {
  const rate = new RateLimiter();
  return (count: number, second: number, limit = 60) => rate.take("aut_1", count, limit, second * 1000);
};

it("takes a burst as large as the limit, then as many as time gives back", () => {
  const take = limiter();
  for (let n = 0; n < 60; n++) expect(take(1, 0)).toBeNull();
  expect(take(1, 0)).toMatchObject({
    status: 429,
    code: "rate_limited",
    more: {
      headers: {
        "retry-after": "1",
        ratelimit: '"respondents";r=0;t=1',
        "ratelimit-policy": '"respondents";q=60;w=60',
      },
    },
  });
  expect(take(1, 1)).toBeNull();
  expect(take(1, 1)).not.toBeNull();
  expect(take(10, 5)).not.toBeNull();
  expect(take(10, 11)).toBeNull();
});

it("says when to come back, and is true to it", () => {
  const take = limiter();
  expect(take(60, 0)).toBeNull();
  const seconds = Number(take(30, 0)?.more.headers?.["retry-after"]);
  expect(take(30, seconds - 1)).not.toBeNull();
  expect(take(30, seconds)).toBeNull();
});

it("takes a request larger than the burst when the bucket is full, and lets it be paid off", () => {
  const take = limiter();
  expect(take(180, 0)).toBeNull();
  expect(take(1, 120)).not.toBeNull();
  expect(take(1, 121)).toBeNull();
  expect(take(180, 150)).not.toBeNull();
  expect(take(180, 182)).toBeNull();
});

it("never saves up more than the burst, and is not fooled by a clock that steps back", () => {
  const take = limiter();
  expect(take(60, 100)).toBeNull();
  expect(take(60, 50)).not.toBeNull();
  expect(take(60, 10_000)).toBeNull();
  expect(take(1, 10_000)).not.toBeNull();
});

it("keeps automations apart, begins anew with another limit, and takes back what was not used", () => {
  const rate = new RateLimiter();
  expect(rate.take("aut_1", 60, 60, 0)).toBeNull();
  expect(rate.take("aut_2", 60, 60, 0)).toBeNull();
  expect(rate.take("aut_1", 1, 60, 0)).not.toBeNull();
  rate.giveBack("aut_1", 5);
  expect(rate.take("aut_1", 5, 60, 0)).toBeNull();
  expect(rate.take("aut_1", 1, 60, 0)).not.toBeNull();
  rate.giveBack("aut_1", 500);
  expect(rate.take("aut_1", 60, 60, 0)).toBeNull();
  expect(rate.take("aut_1", 1, 60, 0)).not.toBeNull();
  expect(rate.take("aut_1", 100, 100, 0)).toBeNull();
  rate.giveBack("aut_9", 1);
});
