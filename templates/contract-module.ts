import type { SourceFileStructure } from "ts-morph";
import { runtimeContract } from "../schema/runtime-contract.ts";
import { header } from "./header.ts";
import { jsonLiteral } from "./literal.ts";
import { importTypes, sourceFile } from "./structures.ts";
import type { TemplateInput } from "./template-input.ts";

/** `contract.ts`: the runtime's part of the contract as a module, since JSON imports differ between tools. */
export function contractModule({ contract, manifestPath }: TemplateInput): SourceFileStructure {
  return sourceFile([
    header(manifestPath),
    ...importTypes(["RuntimeContract"], "jobwright/client"),
    `\nexport const contract: RuntimeContract = ${jsonLiteral(runtimeContract(contract))};`,
  ]);
}
