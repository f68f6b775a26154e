import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { runWithInput, startCommand } from "./running-command.ts";
import { configWithBackend, workedProject } from "./worked-project.ts";

const ada = JSON.stringify({ userId: "u1", email: "ada@example.com" });

// Each command is a process, some of which make a database.
vi.setConfig({ testTimeout: 200_000 });

const project = workedProject({
  "embedded.config.ts": configWithBackend("./none.ts"),
  "none.ts": "export const backendd = undefined;\n",
});
beforeAll(() => project.run("codegen"));
afterAll(() => project[Symbol.dispose]());

describe("before it starts", () => {
  test("work and publish say what to run where nothing was generated, or the manifest changed since", async () => {
    using stale = workedProject();
    const missing = await stale.run("work");
    expect(missing.code).toBe(1);
    expect(missing.stderr).toMatch(/OUTPUT_OUT_OF_DATE.*contract\.json.*\n +fix: Run npx jobwright codegen/);
    await stale.run("codegen");
    stale.write("jobs.manifest.ts", stale.read("jobs.manifest.ts").replace("attempts: 1", "attempts: 5"));
    const worked = await stale.run("work");
    expect(worked.code).toBe(1);
    expect(worked.stderr).toMatch(/OUTPUT_OUT_OF_DATE.*generated\/contract\.json is stale/);
    const published = await runWithInput(stale, "{}", "publish", "crash");
    expect(published.stderr).toContain("OUTPUT_OUT_OF_DATE");
    expect(stale.exists(".jobwright")).toBe(false);
  });

  test("work names every handler that is missing among the jobs that are asked for, and one that cannot be loaded", async () => {
    const kept = project.read("handlers/emails/welcome.ts");
    rmSync(project.path("handlers/emails/welcome.ts"));
    const missing = await project.run("work", "emails.*", "--no-check");
    project.write("handlers/emails/welcome.ts", "export const handler = async () => {\n  let let;\n};\n");
    const broken = await project.run("work", "--no-check");
    project.write("handlers/emails/welcome.ts", kept);
    expect(missing.code).toBe(1);
    expect(missing.stderr).toMatch(
      /^error HANDLER_MISSING \[emails\.welcome\]: There is no handlers\/emails\/welcome\.ts\.$/m,
    );
    expect(broken.code).toBe(1);
    expect(broken.stderr).toMatch(/^handlers\/emails\/welcome\.ts:2:\d+ error PROJECT_LOAD/m);
  });

  test.each([
    [["work", "emials.*"], 'No job matches "emials.*". Did you mean emails.*?'],
    [["publish", "crush", "--data", "{}"], 'No job is called "crush". Did you mean crash?'],
    [["list", "nothing.like.it"], "There are crash, emails.invoice, emails.welcome."],
  ])("%j is answered with what was likely meant, and exit code 2", async (args, hint) => {
    const { code, stderr } = await project.run(...args);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(hint) });
  });

  test("a module without a backend is refused by name", async () => {
    const { code, stderr } = await project.run("work", "--no-check", "--config", "embedded.config.ts");
    expect(code).toBe(1);
    expect(stderr).toMatch(/BACKEND_INVALID.*none\.ts has no export `backend`/);
  });
});

test("what was published before is worked on the embedded backend, which publish then reaches, and SIGTERM drains", async () => {
  const invoice = ["publish", "emails.invoice", "--no-check", "--data", '{"id":"7"}'];
  const published = await project.run(...invoice);
  const [, id] = /^Published emails\.invoice (\S+)$/m.exec(published.stdout) ?? [];
  expect(published.stderr).toContain("No worker runs");
  const again = await project.run(...invoice, "--format", "json");
  expect(JSON.parse(again.stdout)).toMatchObject({ ok: true, job: "emails.invoice", id, deduplicated: true });
  expect(project.read(".jobwright/.gitignore")).toBe("*\n");

  using worker = startCommand(project, "work", "--embedded");
  await worker.until(`✓ emails.invoice ${id}`);
  expect(worker.output()).toMatch(/↻ emails\.invoice \S+ attempt 1 of 2, again in 10ms: Error: no printer/);
  expect(worker.output().match(/no printer/g)).toHaveLength(1);

  const waited = await project.run("publish", "emails.welcome", "--no-check", "--data", ada, "--wait");
  expect(JSON.parse(waited.stdout)).toEqual({ to: "to ada@example.com", pid: worker.process.pid });
  expect(worker.output()).toMatch(/info sending .*to=ada@example\.com/);
  const second = await project.run("work", "--no-check");
  expect(second).toMatchObject({ code: 1, stderr: expect.stringContaining("in use by process") });

  worker.process.kill("SIGTERM");
  expect(await worker.ended()).toMatchObject({ code: 0 });
  expect(project.exists(".jobwright/socket")).toBe(false);
});

test.each([
  ["pg-boss", "pgBoss", () => `{ connectionString: "${inject("databaseUrl")}", schema: "cli_run" }`],
  ["bullmq", "bullmq", () => `{ connection: "${inject("redisUrl")}", prefix: "cli-run" }`],
])("the configured backend is used: %s", async (entry, factory, options) => {
  const config = ["--no-check", "--config", `${entry}.config.ts`];
  project.write(`${entry}.config.ts`, configWithBackend(`./${entry}.ts`));
  project.write(
    `${entry}.ts`,
    `import { ${factory} } from "jobwright/${entry}";\nexport const backend = ${factory}(${options()});\n`,
  );
  using worker = startCommand(
    project,
    "work",
    "emails.*",
    "--format",
    "json",
    "--concurrency",
    "2",
    ...config,
  );
  const waited = await project.run("publish", "emails.welcome", "--data", ada, "--wait=30s", ...config);
  expect(JSON.parse(waited.stdout)).toEqual({ to: "to ada@example.com", pid: worker.process.pid });
  await worker.until('"kind":"completed"');
  worker.process.kill("SIGINT");
  const { code, stdout } = await worker.ended();
  expect(code).toBe(0);
  const events = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(events).toContainEqual(
    expect.objectContaining({
      command: "work",
      kind: "completed",
      job: expect.objectContaining({ name: "emails.welcome" }),
    }),
  );
});
