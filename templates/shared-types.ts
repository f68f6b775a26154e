import type { SourceFileStructure } from "ts-morph";
import { declaration } from "./declaration.ts";
import { header } from "./header.ts";
import { sourceFile } from "./structures.ts";
import type { TemplateInput } from "./template-input.ts";

/** `shared.ts`: the types of the schemas with an id, which those of the jobs refer to. */
export function sharedTypesFile({ contract, manifestPath }: TemplateInput): SourceFileStructure {
  return sourceFile([
    header(manifestPath),
    `\n${contract.definitions.map((about) => declaration(about.name, about.type, about, String)).join("\n\n")}`,
  ]);
}
