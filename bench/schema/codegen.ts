import type { Contract } from "../../schema/contract.ts";
import { defineJob, defineManifest } from "../../schema/define.ts";
import type { SchemaModule } from "./schema-module.ts";

/** All that `jobwright codegen` does in memory, from a module's schemas as the payloads of jobs to the files' texts. */
export async function loadCodegen(): Promise<(module: SchemaModule) => Promise<number>> {
  const contractOf = await loadContract();
  const { handlerStubs, ownTemplates } = await import("../../templates/own-templates.ts");
  const { outline } = await import("../../templates/outline.ts");
  const { loadPrinter } = await import("../../templates/print.ts");
  const print = await loadPrinter();
  return async (module) => {
    const contract = await contractOf(module);
    const input = { ...settings, contract, outline: outline(contract) };
    const files = [...ownTemplates, handlerStubs].flatMap((template) => [...template.files(input)]);
    return files.reduce((sum, file) => sum + print(file).length, 0);
  };
}

/** What codegen does before it writes: every check, every schema, every type and every option. */
export async function loadBuildContract(): Promise<(module: SchemaModule) => Promise<number>> {
  const contractOf = await loadContract();
  return async (module) => JSON.stringify(await contractOf(module)).length;
}

async function loadContract(): Promise<(module: SchemaModule) => Promise<Contract>> {
  const { buildContract } = await import("../../schema/build-contract.ts");
  return async ({ schemas }) => {
    const jobs = Object.entries(schemas).map(([name, payload]) => defineJob({ name, payload }));
    const { contract, diagnostics } = await buildContract(defineManifest({ name: "bench", jobs }));
    if (!contract) throw new Error(diagnostics[0]?.message ?? "The benchmark's manifest is refused.");
    return contract;
  };
}

const settings = {
  layout: {
    manifest: "/shop/jobs.manifest.ts",
    client: "/shop/generated",
    worker: "/shop/generated",
    handlers: "/shop/handlers",
    context: null,
    importExtension: ".ts",
  },
  manifestPath: "jobs.manifest.ts",
  target: "portable",
  drafts: ["2020-12"],
} as const;
