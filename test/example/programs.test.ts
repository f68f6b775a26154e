import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { copyPreparedFolder } from "../conformance/prepared-folder.ts";

let folder: string;
afterEach(() => rm(folder, { recursive: true, force: true }));

test("what the shop publishes, a worker for its mails takes later, and ends well on SIGTERM", {
  timeout: 180_000,
}, async () => {
  folder = await mkdtemp(join(tmpdir(), "jobwright-test-"));
  await copyPreparedFolder(join(folder, "queue"));
  const published = await runProgram(["example/publish.ts"]);
  expect(published).toMatchObject({ code: 0 });
  const welcome = published.stdout.trim();

  const worked = await runProgram(["example/worker.ts", "emails.*"], (output) =>
    output.includes(`emails.sendWelcomeEmail ${welcome} is out`),
  );
  expect(worked).toMatchObject({ code: 0 });
  expect(worked.stdout).toMatch(/^emails\.sendOrderConfirmation \S+ is out$/m);
  expect(await readdir(join(folder, "outbox"))).toHaveLength(2);
  expect(await readdir(folder)).not.toContain("images");
});

/** Runs a program of the example on a folder of its own; sends SIGTERM once its output is as wanted. */
async function runProgram(given: readonly string[], wanted: (output: string) => boolean = () => false) {
  const child = spawn(process.execPath, ["--conditions=@jobwright/source", ...given], {
    env: { ...process.env, SHOP_FOLDER: folder, SHOP_BACKEND: "embedded" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    const before = wanted(stdout);
    stdout += chunk;
    if (!before && wanted(stdout)) child.kill("SIGTERM");
  });
  const [stderr] = await Promise.all([text(child.stderr), once(child, "close")]);
  return { code: child.exitCode, stdout, stderr };
}
