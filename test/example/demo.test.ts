import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { Redis } from "ioredis";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { Contract } from "../../schema/contract.ts";

let temporary: string;
beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), "jobwright-test-"));
});
afterAll(() => rm(temporary, { recursive: true, force: true }));

describe.each(["embedded", "pg-boss", "bullmq"])("the demo on %s", (backend) => {
  test("works every example, prints what became of each, and leaves nothing", {
    timeout: 180_000,
  }, async () => {
    const { code, stdout, stderr } = await runDemo(["--backend", backend], {
      DATABASE_URL: inject("databaseUrl"),
      REDIS_URL: inject("redisUrl"),
    });
    expect({ code, stdout, stderr }).toMatchObject({ code: 0 });

    const contract: Contract = JSON.parse(await readFile("generated/contract.json", "utf8"));
    for (const { name, examples } of contract.jobs) {
      const rows = stdout.split("\n").filter((line) => line.startsWith(`${name} `));
      expect(rows.length, name).toBe(examples.length);
      for (const row of rows) expect(row).toMatch(/ completed +\d of \d +[\d.]+ m?s +[\d.]+ m?s /);
    }
    expect(stdout).toMatch(/^deliver-webhook .* 3 of 6 /m);
    expect(stdout).toMatch(/^Refused at publish, emails\.sendWelcomeEmail .*\n {2}email: .*\n {2}name: /m);
    expect(stdout).toContain("The warehouse answered 503, 503, 202.");
    expect(stdout).toContain("Every job ended as it should.");
    expect(await temporaryFolders()).toEqual([]);
    expect(await leftOnServers()).toEqual([]);
  });
});

test("a demo that is interrupted names what had not ended, and cleans up", { timeout: 180_000 }, async () => {
  const { code, stdout } = await runDemo([], {}, (progress) => progress.includes("completed"));
  expect(code).toBe(1);
  expect(stdout).toMatch(/^deliver-webhook \S+ is (waiting|active|retrying)/m);
  expect(await temporaryFolders()).toEqual([]);
});

test("--help tells how to run it", async () => {
  const { code, stdout } = await runDemo(["--help"]);
  expect(code).toBe(0);
  expect(stdout).toContain("--backend embedded|pg-boss|bullmq");
});

test.each([
  [["--backend", "pg-boss"], "pg-boss needs a server: set DATABASE_URL="],
  [["--backend", "bullmq"], "bullmq needs a server: set REDIS_URL="],
  [["--backend", "kafka"], "--backend kafka: choose embedded, pg-boss, bullmq."],
  [["--fast"], "--fast"],
])("%j without what it needs is refused by name", async (given, reason) => {
  const { code, stdout, stderr } = await runDemo(given);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(reason);
});

/** Schemas in Postgres and keys in Redis that a demo made. */
async function leftOnServers(): Promise<readonly string[]> {
  const postgres = new pg.Client({ connectionString: inject("databaseUrl") });
  await postgres.connect();
  const { rows } = await postgres.query<{ readonly nspname: string }>(
    "SELECT nspname FROM pg_namespace WHERE nspname LIKE '%demo\\_%'",
  );
  await postgres.end();
  const redis = new Redis(inject("redisUrl"));
  const keys = await redis.keys("*demo_*");
  await redis.quit();
  return [...rows.map(({ nspname }) => nspname), ...keys];
}

async function temporaryFolders(): Promise<readonly string[]> {
  return (await readdir(temporary)).filter((name) => name.startsWith("jobwright-"));
}

/** Runs the demo to its end; sends SIGTERM once what it wrote on stderr is as wanted. */
async function runDemo(
  given: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  wanted: (progress: string) => boolean = () => false,
) {
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...inherited } = process.env;
  const child = spawn(
    process.execPath,
    ["--conditions=@jobwright/source", "example/demo/main.ts", ...given],
    { env: { ...inherited, TMPDIR: temporary, ...environment }, stdio: ["ignore", "pipe", "pipe"] },
  );
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    const before = wanted(stderr);
    stderr += chunk;
    if (!before && wanted(stderr)) child.kill("SIGTERM");
  });
  const [stdout] = await Promise.all([text(child.stdout), once(child, "close")]);
  return { code: child.exitCode, stdout, stderr };
}
