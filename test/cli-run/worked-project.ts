import { symlinkSync } from "node:fs";
import { resolve } from "node:path";
import { createProject, type Project } from "../generator/project.ts";

const repository = resolve(import.meta.dirname, "../..");

const config = `import { defineConfig } from "jobwright/config";
export default defineConfig({ manifest: "./jobs.manifest.ts", out: "./generated", handlers: "./handlers" });
`;

/** The config with a module that exports a backend. */
export function configWithBackend(path: string): string {
  return config.replace("handlers:", `backend: "${path}", handlers:`);
}

export const manifest = `import { defineJob, defineManifest, defineRouter } from "jobwright";
import * as z from "zod";

const emails = defineRouter({
  namespace: "emails",
  jobs: {
    welcome: defineJob({
      payload: z.object({ userId: z.string(), email: z.email() }),
      result: z.object({ to: z.string(), pid: z.number() }),
    }),
    invoice: defineJob({
      payload: z.object({ id: z.string() }),
      options: { attempts: 2, backoff: { type: "fixed", delay: 10 }, dedupe: { mode: "unfinished", key: ["id"] } },
    }),
  },
});
const crash = defineJob({ name: "crash", payload: z.object({}), options: { attempts: 1 } });

export default defineManifest({ name: "worked", jobs: [crash], routers: [emails] });
`;

/** The handler of `emails.welcome`, whose result begins with a word. */
export function welcome(word: string): string {
  return `import type { Handlers } from "../../generated/handlers.ts";

export const handler: Handlers["emails.welcome"] = async ({ payload, log }) => {
  log.info({ to: payload.email }, "sending");
  return { to: "${word} " + payload.email, pid: process.pid };
};
`;
}

const handlers = {
  "handlers/emails/welcome.ts": welcome("to"),
  "handlers/emails/invoice.ts": `import type { Handlers } from "../../generated/handlers.ts";

export const handler: Handlers["emails.invoice"] = async ({ job }) => {
  if (job.attempt === 1) throw new Error("no printer");
};
`,
  "handlers/crash.ts": `import type { Handlers } from "../generated/handlers.ts";

export const handler: Handlers["crash"] = async () => {
  console.error("out of the window");
  process.exit(3);
};
`,
};

/** A project with handlers and every backend's packages; `files` are written over it, and codegen has not run. */
export function workedProject(files: Readonly<Record<string, string>> = {}): Project {
  const project = createProject({
    "jobwright.config.ts": config,
    "jobs.manifest.ts": manifest,
    ...handlers,
    ...files,
  });
  for (const name of ["pg-boss", "pg", "bullmq", "ioredis", "@electric-sql"])
    symlinkSync(resolve(repository, "node_modules", name), project.path(`node_modules/${name}`));
  return project;
}
