import { execFile, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdir, symlink } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, onTestFinished, test, vi } from "vitest";
import { until } from "../conformance/until.ts";
import { type CodeBlock, codeBlocks } from "./code-blocks.ts";
import { type ScratchProject, scratchProject } from "./scratch-project.ts";

// Compilers, the command line and programs are started.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

const blocks = codeBlocks("docs/transactions.md");
const remarked = (remark: string) => blocks.filter((block) => block.remark === remark);
const readme = (file: string) =>
  codeBlocks("README.md").filter(({ title, remark }) => title === file && remark === "");

let project: ScratchProject;
beforeAll(async () => {
  project = await scratchProject();
  for (const name of ["drizzle-orm", "kysely", "knex", "@types/pg"]) {
    const link = join(project.folder, "node_modules", name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(resolve("node_modules", name), link);
  }
});
afterAll(() => project.remove());

test("each library's example publishes with its order, and the handler completes the job with it", async () => {
  await writeProject("boss", [...readme("tsconfig.json").map(skippingLibraries), ...remarked("")]);
  const DATABASE_URL = await newDatabase("CREATE TABLE orders (id text PRIMARY KEY, confirmed boolean)");
  const examples = remarked("").flatMap(({ title = "" }) => (title.startsWith("with-") ? [title] : []));
  for (const example of examples) {
    await runProgram("boss", { DATABASE_URL }, [
      `import { close, placeOrder } from "./${example}";`,
      'import { backend } from "./jobs.ts";',
      `await placeOrder("${example}");`,
      `const again = await placeOrder("${example}").catch((error) => error);`,
      'if (!(again instanceof Error)) throw new Error("An order was placed twice.");',
      "await close();",
      "await backend.close();",
    ]);
  }
  const published = await query(DATABASE_URL, "SELECT data->>'order' AS id FROM pgboss.job ORDER BY 1");
  expect(published).toEqual(["drizzle", "knex", "kysely", "pg"].map((name) => ({ id: `with-${name}.ts` })));

  await runProgram("boss", { DATABASE_URL }, [
    'import { createWorker } from "./generated/worker.ts";',
    'import { backend } from "./jobs.ts";',
    "await createWorker({ backend }).runOnce();",
    "await backend.close();",
  ]);
  const confirmed = published.map((order) => ({ ...order, confirmed: true }));
  expect(await query(DATABASE_URL, "SELECT id, confirmed FROM orders ORDER BY id")).toEqual(confirmed);
  expect(await query(DATABASE_URL, "SELECT DISTINCT state::text AS state, output FROM pgboss.job")).toEqual([
    { state: "completed", output: { confirmed: true } },
  ]);
});

test("the relay of the outbox publishes each row once, though it died between publishing and deleting", async () => {
  const servers = await writeOutbox("outbox", 14);
  const output = await runProgram("outbox", servers, [
    ...placingTwoOrders,
    'import { createWorker } from "./generated/worker.ts";',
    'import { relay } from "./relay.ts";',
    `await pool.query("CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'died'; END $$");`,
    'await pool.query("CREATE TRIGGER die BEFORE DELETE ON outbox EXECUTE FUNCTION die()");',
    "const failed = await relay(pool, jobs).catch((error) => error.message);",
    'await pool.query("DROP TRIGGER die ON outbox");',
    "const counts = [await relay(pool, jobs), await relay(pool, jobs)];",
    'const worker = createWorker({ backend, handlers: { "orders.confirm": () => {} } });',
    "console.log(JSON.stringify({ failed, counts, worked: await worker.runOnce() }));",
    "await pool.end();",
    "await backend.close();",
  ]);

  expect(JSON.parse(output)).toEqual({
    failed: "died",
    counts: [2, 0],
    worked: { completed: 2, failed: 0, retried: 0 },
  });
});

test("the relay's process empties the outbox, and ends when it is told to", async () => {
  const servers = await writeOutbox("process", 15);
  const end = ["await pool.end();", "await backend.close();"];
  await runProgram("process", servers, [...placingTwoOrders, ...end]);
  const relay = spawn(process.execPath, ["relay-process.ts"], {
    cwd: join(project.folder, "process"),
    env: { ...process.env, ...servers },
    stdio: ["ignore", "inherit", "inherit"],
  });
  onTestFinished(() => void relay.kill("SIGKILL"));
  const exited = once(relay, "exit");
  await until(async () => (await query(servers.DATABASE_URL, "SELECT FROM outbox")).length === 0);
  relay.kill("SIGTERM");

  expect(await exited).toEqual([0, null]);
});

/** Drizzle's own types do not compile without every database's driver. */
function skippingLibraries(block: CodeBlock): CodeBlock {
  return { ...block, text: block.text.replace('"compilerOptions": {', '$& "skipLibCheck": true,') };
}

/** Begins a program: a client of the outbox's project, and orders of which one was withdrawn. */
const placingTwoOrders = [
  'import { bullmq } from "jobwright/bullmq";',
  'import pg from "pg";',
  'import { createJobs } from "./generated/client.ts";',
  'import { placeOrder } from "./place-order.ts";',
  "const backend = bullmq({ connection: process.env.REDIS_URL });",
  "const jobs = createJobs({ backend });",
  "const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });",
  "const client = await pool.connect();",
  'for (const [order, end] of Object.entries({ a: "COMMIT", b: "ROLLBACK", c: "COMMIT" })) {',
  '  await client.query("BEGIN");',
  "  await placeOrder(client, order);",
  "  await client.query(end);",
  "}",
  "client.release();",
];

/** The outbox's project, and servers of its own: a database, and one of Redis's by number. */
async function writeOutbox(folder: string, redisDatabase: number) {
  const parts = remarked("outbox");
  await writeProject(folder, [...readme("tsconfig.json"), ...readme("jobwright.config.ts"), ...parts]);
  const table = parts.find(({ language }) => language === "sql")?.text;
  const DATABASE_URL = await newDatabase(`CREATE TABLE orders (id text PRIMARY KEY); ${table}`);
  const redis = new URL(inject("redisUrl"));
  redis.pathname = String(redisDatabase);
  return { DATABASE_URL, REDIS_URL: redis.href };
}

async function writeProject(folder: string, parts: readonly CodeBlock[]): Promise<void> {
  await project.write(Object.fromEntries(parts.map(({ title, text }) => [`${folder}/${title}`, text])));
  const { code, stderr } = await project.jobwright("codegen", "--cwd", folder);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(await project.typecheck(folder)).toBe("");
}

/** Runs lines of a program in a folder of the project, and gives what they print. */
async function runProgram(
  folder: string,
  servers: Readonly<Record<string, string>>,
  lines: readonly string[],
): Promise<string> {
  await project.write({ [`${folder}/program.ts`]: `${lines.join("\n")}\n` });
  const options = { cwd: join(project.folder, folder), env: { ...process.env, ...servers } };
  return (await promisify(execFile)(process.execPath, ["program.ts"], options)).stdout;
}

async function newDatabase(tables: string): Promise<string> {
  const name = `docs_${randomUUID().slice(0, 8)}`;
  const url = new URL(inject("databaseUrl"));
  await query(url.href, `CREATE DATABASE ${name}`);
  onTestFinished(async () => void (await query(inject("databaseUrl"), `DROP DATABASE ${name} WITH (FORCE)`)));
  url.pathname = name;
  await query(url.href, tables);
  return url.href;
}

async function query<Row extends object>(connectionString: string, text: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<Row>(text);
  await client.end();
  return rows;
}
