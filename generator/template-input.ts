import { relative, sep } from "node:path";
import type { Contract } from "../schema/contract.ts";
import type { Layout } from "../templates/layout.ts";
import { outline } from "../templates/outline.ts";
import type { TemplateInput } from "../templates/template-input.ts";
import { importExtension } from "./import-extension.ts";
import { layoutPackages } from "./packages/layout-packages.ts";
import { rerooted } from "./rerooted.ts";
import type { ResolvedConfig } from "./resolved-config.ts";

/** What the templates are given: nothing of it depends on the machine. */
export async function templateInput(contract: Contract, config: ResolvedConfig): Promise<TemplateInput> {
  const { manifest, project, target, drafts } = config;
  return {
    contract,
    outline: outline(contract),
    layout: rerooted(await layoutOf(config)),
    manifestPath: slashes(relative(project, manifest)),
    target,
    drafts,
  };
}

async function layoutOf(config: ResolvedConfig): Promise<Layout> {
  const { manifest, client, worker, handlers, context } = config;
  const packages = await layoutPackages(config);
  return {
    manifest: slashes(manifest),
    client: slashes(client),
    worker: slashes(worker),
    handlers: handlers && slashes(handlers),
    context: context && slashes(context),
    importExtension: await importExtension(config, config.client),
    ...(packages && { packages }),
  };
}

function slashes(path: string): string {
  return path.split(sep).join("/");
}
