import { join } from "node:path";
import type * as z from "zod";
import type { ResolvedConfig } from "../../generator/resolved-config.ts";
import { buildContract } from "../../schema/build-contract.ts";
import type { Contract } from "../../schema/contract.ts";
import { defineJob, defineManifest } from "../../schema/define.ts";

/** The contract of jobs outside routers, by their names. */
export async function contractOf(payloads: Readonly<Record<string, z.ZodType>>): Promise<Contract> {
  const jobs = Object.entries(payloads).map(([name, payload]) => defineJob({ name, payload }));
  const { contract } = await buildContract(defineManifest({ name: "small", jobs }));
  if (!contract) throw new Error("The manifest is refused.");
  return contract;
}

/** A config of a project in a folder, as it is when it was checked. */
export function resolvedConfig(project: string): ResolvedConfig {
  return {
    project,
    file: join(project, "jobwright.config.ts"),
    manifest: join(project, "jobs.manifest.ts"),
    client: join(project, "generated"),
    worker: join(project, "generated"),
    handlers: join(project, "handlers"),
    context: null,
    backend: null,
    target: "portable",
    importExtension: ".ts",
    packages: {},
    drafts: ["2020-12"],
    accept: {},
    schemaBase: undefined,
    templates: [],
  };
}
