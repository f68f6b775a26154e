import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { expect } from "vitest";
import { codeBlocks } from "./code-blocks.ts";

/**
 * Follows the README's quick start in an empty folder: writes its files, runs its commands, and sees a job that ran.
 *
 * @param commandOf a line of the README as it is run here: with the packed package, or another package manager
 */
export async function followQuickStart(
  folder: string,
  commandOf: (line: string) => string,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  let output = "";
  for (const { language, title, text: content } of steps()) {
    if (title) {
      await mkdir(dirname(join(folder, title)), { recursive: true });
      await writeFile(join(folder, title), content);
    }
    if (language !== "sh") continue;
    for (const line of content.trimEnd().split("\n")) {
      const until = line === "node worker.ts" ? /^completed .*\n/m : undefined;
      output += await follow(commandOf(line), folder, environment, until);
    }
  }
  const published = /^published (\S+)$/m.exec(output)?.[1];
  expect(published).toBeDefined();
  expect(output).toMatch(new RegExp(`^completed ${published} sent at \\d{4}-`, "m"));
  expect(await readFile(join(folder, "outbox.txt"), "utf8")).toContain("To: ada@example.com");
  expect(await follow(commandOf("npx tsc"), folder, environment)).toBe("");
}

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

/** Runs one line of the README; one that goes on until Ctrl-C is given it once its output fits `until`. */
async function follow(
  command: string,
  cwd: string,
  environment: Readonly<Record<string, string>>,
  until?: RegExp,
): Promise<string> {
  const child = spawn("sh", ["-c", `exec ${command}`], {
    cwd,
    env: { ...process.env, npm_config_prefer_offline: "true", npm_config_audit: "false", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let stdout = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    const before = until?.test(stdout);
    stdout += chunk;
    // As a terminal does: to the program and to what started it.
    if (until?.test(stdout) && !before && child.pid !== undefined) process.kill(-child.pid, "SIGINT");
  });
  const [stderr] = await Promise.all([text(child.stderr), once(child, "close")]);
  expect(child.exitCode, `${command}\n${stdout}${stderr}`).toBe(0);
  return stdout;
}
