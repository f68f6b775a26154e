import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codeBlocks } from "./code-blocks.ts";
import { run } from "./scratch-project.ts";

const environment = { ...process.env, npm_config_prefer_offline: "true", npm_config_audit: "false" };

let temporary: string;
beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), "jobwright-quick-start-"));
});
afterAll(() => rm(temporary, { recursive: true, force: true }));

/** The blocks of the quick start in order, and before them those of the first screen that it refers to. */
function steps() {
  const blocks = codeBlocks("README.md");
  const handler = blocks.find(({ title }) => title?.startsWith("handlers/"));
  const manifest = blocks.find(({ title }) => title === "jobs.manifest.ts");
  if (!handler || !manifest) throw new Error("The README lacks the manifest or the handler.");
  const own = blocks.filter(({ section }) => section === "Quick start");
  const publish = own.findIndex(({ title }) => title === "publish.ts");
  return [manifest, ...own.slice(0, publish), handler, ...own.slice(publish)];
}

test("the quick start, followed to the letter with the packed package, ends in a job that ran", {
  timeout: 300_000,
}, async () => {
  const tarball = await pack();
  const project = join(temporary, "my-shop");
  await mkdir(project);
  let output = "";
  for (const { language, title, text: content } of steps()) {
    if (title) {
      await mkdir(dirname(join(project, title)), { recursive: true });
      await writeFile(join(project, title), content);
    }
    if (language !== "sh") continue;
    for (const line of content.trimEnd().split("\n")) {
      const command = line.replace("npm install jobwright", `npm install ${tarball}`);
      output += await follow(command, project, command === "node worker.ts" ? /^completed .*\n/m : undefined);
    }
  }
  const published = /^published (\S+)$/m.exec(output)?.[1];
  expect(published).toBeDefined();
  expect(output).toMatch(new RegExp(`^completed ${published} sent at \\d{4}-`, "m"));
  expect(await readFile(join(project, "outbox.txt"), "utf8")).toContain("To: ada@example.com");
  expect((await run("npx", ["tsc"], project)).stdout).toBe("");
});

async function pack(): Promise<string> {
  const packed = await run("npm", ["pack", "--pack-destination", temporary], ".");
  expect(packed).toMatchObject({ code: 0 });
  const [name = ""] = (await readdir(temporary)).filter((file) => file.endsWith(".tgz"));
  return join(temporary, name);
}

/** Runs one line of the README; one that goes on until Ctrl-C is given it once its output fits `until`. */
async function follow(command: string, cwd: string, until?: RegExp): Promise<string> {
  const child = spawn("sh", ["-c", `exec ${command}`], {
    cwd,
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    const before = until?.test(stdout);
    stdout += chunk;
    if (until?.test(stdout) && !before) child.kill("SIGINT");
  });
  const [stderr] = await Promise.all([text(child.stderr), once(child, "close")]);
  expect({ command, code: child.exitCode, stdout, stderr }).toMatchObject({ command, code: 0 });
  return stdout;
}
