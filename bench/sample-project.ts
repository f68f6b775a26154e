import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { sampleSchema } from "./schema/sample-module.ts";

/** A project of sample jobs: a config, a manifest, and a file for each router of `jobsPerRouter` jobs. */
export interface SampleProject {
  /** Absolute. */
  readonly folder: string;
  readonly jobs: readonly SampleJob[];
}

export interface SampleJob {
  readonly namespace: string;
  readonly key: string;
  /** Counts from 0; the sample schema of that index is the payload. */
  readonly index: number;
}

const jobsPerRouter = 25;

/**
 * Writes a project of so many jobs, each with the sample schema of its index as its payload.
 *
 * @param folder where the project is made: a folder from which zod is found
 * @param jobwright the folder of the package that the project has installed
 */
export function writeSampleProject(folder: string, count: number, jobwright: string): SampleProject {
  const jobs = sampleJobs(count);
  const routers = routersOf(jobs);
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  write("package.json", '{ "name": "sample", "private": true, "type": "module" }\n');
  write("tsconfig.json", JSON.stringify({ compilerOptions }));
  write("jobwright.config.ts", config);
  write("jobs.manifest.ts", manifestText([...routers.keys()]));
  for (const [namespace, members] of routers) write(routerFile(namespace), routerText(namespace, members));
  installJobwright(folder, jobwright);
  return { folder, jobs };
}

/** Links the package into a project. */
export function installJobwright(project: string, jobwright: string): void {
  mkdirSync(join(project, "node_modules"), { recursive: true });
  symlinkSync(jobwright, join(project, "node_modules/jobwright"));
}

/** The jobs of a sample project. */
export function sampleJobs(count: number): readonly SampleJob[] {
  return Array.from({ length: count }, (_, index) => ({
    namespace: `router${Math.floor(index / jobsPerRouter)}`,
    key: `job${index}`,
    index,
  }));
}

/** Jobs by the namespace of their router. */
export function routersOf(jobs: readonly SampleJob[]): ReadonlyMap<string, readonly SampleJob[]> {
  return Map.groupBy(jobs, ({ namespace }) => namespace);
}

/** The file that declares a router's jobs, below the project. */
export function routerFile(namespace: string): string {
  return `jobs/${namespace}.ts`;
}

/** As strict as a project may be; no types of Node, which cost the same in every program. */
const compilerOptions = {
  target: "es2023",
  lib: ["es2023", "esnext.disposable"],
  module: "nodenext",
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
};

const config = `import { defineConfig } from "jobwright/config";

export default defineConfig({
  manifest: "./jobs.manifest.ts",
  out: "./generated",
  handlers: "./handlers",
});
`;

function manifestText(namespaces: readonly string[]): string {
  return `import { defineManifest } from "jobwright";
${namespaces.map((name) => `import { ${name} } from "./${routerFile(name)}";`).join("\n")}

export default defineManifest({
  name: "sample",
  routers: [${namespaces.join(", ")}],
});
`;
}

function routerText(namespace: string, jobs: readonly SampleJob[]): string {
  return `import { defineJob, defineRouter } from "jobwright";
import * as z from "zod";

export const ${namespace} = defineRouter({
  namespace: "${namespace}",
  jobs: {
${jobs.map(({ key, index }) => `${key}: defineJob({ payload: ${sampleSchema(index)} }),`).join("\n")}
  },
});
`;
}
