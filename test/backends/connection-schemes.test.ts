import { bullmq } from "jobwright/bullmq";
import { pgBoss } from "jobwright/pg-boss";
import { describe, expect, test } from "vitest";

describe("a backend refuses at once, and without its password, the URL of", () => {
  test("Redis where Postgres is meant", () => {
    expect(() => pgBoss({ connectionString: "redis://:secret@localhost:6379" })).toThrow(
      "pgBoss: connectionString is a redis:// URL. Give one that begins with postgres:// or postgresql:// or socket://.",
    );
  });

  test("Postgres where Redis is meant", () => {
    expect(() => bullmq({ connection: "POSTGRES://ada:secret@localhost/shop" })).toThrow(
      "bullmq: connection is a postgres:// URL. Give one that begins with redis:// or rediss://.",
    );
  });
});

test("what the drivers take without a scheme is left to them", async () => {
  await using postgres = pgBoss({ connectionString: "/var/run/postgresql shop" });
  await using redis = bullmq({ connection: "localhost:6379" });
  expect([postgres.kind, redis.kind]).toEqual(["pg-boss", "bullmq"]);
});
