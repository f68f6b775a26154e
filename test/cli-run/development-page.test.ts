import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { codeBlocks, commandsIn } from "../docs/code-blocks.ts";
import type { Project } from "../generator/project.ts";
import { commandLine } from "../programs/built-package.ts";
import { startCommand } from "./running-command.ts";
import { workedProject } from "./worked-project.ts";

const blocks = codeBlocks("docs/development.md");
const commands = commandsIn(blocks);
const [configured] = blocks.filter(({ title }) => title === "jobwright.config.ts");

const ada = '{ "userId": "u1", "email": "ada@example.com", "name": "Ada" }\n';
const files = {
  "jobwright.config.ts": configured?.text ?? "",
  "backend.ts":
    'import { embedded } from "jobwright/embedded";\nexport const backend = embedded({ dir: ".jobwright" });\n',
  "jobs.manifest.ts": `import { defineJob, defineManifest, defineRouter } from "jobwright";
import * as z from "zod";

const payload = z.object({ userId: z.string(), email: z.email(), name: z.string() });
const emails = defineRouter({
  namespace: "emails",
  jobs: { sendWelcomeEmail: defineJob({ payload, result: z.object({ sentAt: z.iso.datetime() }) }) },
});

export default defineManifest({ name: "shop", routers: [emails] });
`,
  "handlers/emails/sendWelcomeEmail.ts": `import type { Handlers } from "../../generated/handlers.ts";

export const handler: Handlers["emails.sendWelcomeEmail"] = () => ({ sentAt: new Date().toISOString() });
`,
  "ada.json": ada,
  "users.ndjson": ada.repeat(3),
};

test("the page's commands do what it says", { timeout: 400_000 }, async () => {
  using project = workedProject(files);
  expect(commands[0]).toBe("npx jobwright dev");
  using dev = startCommand(project, "dev");
  await dev.until("Working 1 job on embedded.");
  const others = commands.filter((command) => !/ (dev|work)\b/.test(command));
  expect(others).toHaveLength(6);
  for (const command of others) {
    const { code, output } = await shell(project, command);
    expect({ command, code, output }).toMatchObject({ code: 0 });
    if (command.includes("--wait")) expect(output).toMatch(/"sentAt": "\d{4}-/);
  }
  dev.process.kill("SIGTERM");
  expect(await dev.ended()).toMatchObject({ code: 0 });

  for (const command of commands.filter((one) => / work\b/.test(one))) {
    const args = command.replaceAll('"', "").split(" ").slice(2);
    using worker = startCommand(project, ...args);
    await worker.until("The worker has started.");
    worker.process.kill("SIGTERM");
    expect(await worker.ended()).toMatchObject({ code: 0 });
  }
});

/** Runs a line of the page, where npx runs the command line of this repository. */
async function shell(project: Project, command: string) {
  const program = `node ${commandLine().join(" ")}`;
  const line = `npx() { shift; ${program} "$@"; }; ${command}`;
  const child = spawn("sh", ["-c", line], { cwd: project.folder, stdio: ["ignore", "pipe", "pipe"] });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code: child.exitCode, output: `${stdout}${stderr}` };
}
