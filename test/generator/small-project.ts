import { createProject, type Project } from "./project.ts";

export const config = `import { defineConfig } from "jobwright/config";
export default defineConfig({ manifest: "./jobs.manifest.ts", out: "./generated", handlers: "./handlers" });
`;

/** A manifest of jobs without options, in the router `emails` and outside routers. */
export function manifest({
  emails = [],
  jobs = [],
}: {
  readonly emails?: readonly string[];
  readonly jobs?: readonly string[];
}): string {
  const payload = "payload: z.object({ userId: z.string() })";
  return `import { defineJob, defineManifest, defineRouter } from "jobwright";
import * as z from "zod";

const emails = defineRouter({
  namespace: "emails",
  jobs: {
${emails.map((key) => `    ${key}: defineJob({ ${payload} }),`).join("\n")}
  },
});

export default defineManifest({
  name: "small",
  jobs: [${jobs.map((name) => `defineJob({ name: "${name}", ${payload} })`).join(", ")}],
  routers: [${emails.length ? "emails" : ""}],
});
`;
}

/** A project with a config and two jobs, `emails.welcome` and `cleanup`; `files` are written over it. */
export function smallProject(files: Readonly<Record<string, string>> = {}): Project {
  return createProject({
    "jobwright.config.ts": config,
    "jobs.manifest.ts": manifest({ emails: ["welcome"], jobs: ["cleanup"] }),
    ...files,
  });
}

let generated: Promise<Readonly<Record<string, string>>> | undefined;

/** The same project as it is in a fresh checkout, with what codegen writes: it runs once for all tests of a file. */
export async function generatedProject(): Promise<Project> {
  generated ??= generatedFiles();
  return smallProject(await generated);
}

async function generatedFiles(): Promise<Readonly<Record<string, string>>> {
  using project = smallProject();
  const { code, stderr } = await project.run("codegen");
  if (code !== 0) throw new Error(stderr);
  return Object.fromEntries(project.files().map((file) => [file, project.read(file)]));
}
