import { relative, sep } from "node:path";
import type { Contract } from "../schema/contract.ts";
import type { Layout } from "../templates/layout.ts";
import { outline } from "../templates/outline.ts";
import type { TemplateInput } from "../templates/template-input.ts";
import type { ResolvedConfig } from "./resolved-config.ts";

/** What the templates are given: nothing of it depends on the machine. */
export function templateInput(contract: Contract, config: ResolvedConfig, layout: Layout): TemplateInput {
  const { manifest, project, target, drafts } = config;
  return {
    contract,
    outline: outline(contract),
    layout,
    manifestPath: relative(project, manifest).split(sep).join("/"),
    target,
    drafts,
  };
}
