import { expect, test } from "vitest";
import { isAlive, type RunningCommand, startCommand } from "./running-command.ts";
import { manifest, welcome, workedProject } from "./worked-project.ts";

const ada = JSON.stringify({ userId: "u1", email: "ada@example.com" });

test("dev generates, works, replaces the worker when it can, shows what fails, and leaves no process", {
  timeout: 400_000,
}, async () => {
  using project = workedProject();
  const greet = async (): Promise<{ readonly to: string; readonly pid: number }> => {
    const args = ["--no-check", "--data", ada, "--wait=60s"];
    const { stdout, stderr } = await project.run("publish", "emails.welcome", ...args);
    return stdout === "" ? expect.unreachable(stderr) : JSON.parse(stdout);
  };
  /** Makes a change, and waits for what dev says of it. */
  const change = async (dev: RunningCommand, make: () => void, sought: string | RegExp): Promise<void> => {
    const before = dev.output().length;
    make();
    await dev.until(sought, before);
  };
  const working = /Working \d jobs? on embedded\./;

  using dev = startCommand(project, "dev");
  await dev.until(working);
  expect(dev.output()).toMatch(/Generated \d+ files\./);
  const first = await greet();
  expect(first.to).toBe("to ada@example.com");
  await dev.until(/✓ emails\.welcome [\da-f-]{36} \d+ ms/);

  // A handler is changed: another process works, and the first is gone.
  await change(dev, () => project.write("handlers/emails/welcome.ts", welcome("dear")), working);
  const second = await greet();
  expect(second).toEqual({ to: "dear ada@example.com", pid: expect.any(Number) });
  expect(isAlive(first.pid)).toBe(false);

  // Neither a handler that cannot be loaded nor a manifest that is wrong costs the last good worker.
  const kept = "The worker before this change goes on.";
  await change(dev, () => project.write("handlers/crash.ts", "export const handler = ("), kept);
  expect(dev.output()).toMatch(
    /^handlers\/crash\.ts.* error PROJECT_LOAD|error PROJECT_LOAD: handlers\/crash\.ts/m,
  );
  const misspelt = manifest.replace("attempts: 1", "attemps: 1");
  await change(dev, () => project.write("jobs.manifest.ts", misspelt), kept);
  expect(dev.output()).toMatch(/jobs\.manifest\.ts:\d+:\d+ error KEY_UNKNOWN/);
  expect(await greet()).toEqual(second);

  // Both are mended, and the manifest has a job more, whose stub is written.
  project.write("handlers/crash.ts", "export const handler = () => { process.exit(3); };\n");
  const longer = manifest.replace(
    "jobs: [crash]",
    'jobs: [crash, defineJob({ name: "later", payload: z.object({}) })]',
  );
  await change(dev, () => project.write("jobs.manifest.ts", longer), "Working 4 jobs on embedded.");
  expect(project.exists("handlers/later.ts")).toBe(true);

  // A worker that crashes is told, and there is another after the next change.
  await change(
    dev,
    () => void project.run("publish", "crash", "--no-check", "--data", "{}"),
    "The worker crashed (exit code 3).",
  );
  await change(dev, () => project.write("handlers/crash.ts", "export const handler = () => {};\n"), working);
  const last = await greet();

  dev.process.kill("SIGINT");
  expect(await dev.ended()).toMatchObject({ code: 0 });
  expect([first, second, last].map(({ pid }) => isAlive(pid))).toEqual([false, false, false]);
  expect(project.exists(".jobwright/socket")).toBe(false);
});

test("no worker is left where dev is killed, ended by SIGTERM, or interrupted twice while a job runs", {
  timeout: 400_000,
}, async () => {
  using project = workedProject({
    "handlers/crash.ts":
      'export const handler = () => new Promise(() => { console.log("stuck", process.pid); setInterval(() => {}, 1000); });\n',
  });
  for (const signals of [["SIGTERM"], ["SIGKILL"], ["SIGINT", "SIGINT"]] as const) {
    using dev = startCommand(project, "dev", "crash");
    await dev.until("Working 1 job on embedded.");
    await project.run("publish", "crash", "--no-check", "--data", "{}");
    await dev.until(/stuck \d+/);
    const pid = Number(/stuck (\d+)/.exec(dev.output())?.[1]);
    for (const signal of signals) dev.process.kill(signal);
    await dev.ended();
    await expect.poll(() => isAlive(pid), { timeout: 30_000 }).toBe(false);
  }
});
