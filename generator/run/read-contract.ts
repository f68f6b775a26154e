import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Contract } from "../../schema/contract.ts";
import { DiagnosticError, diagnostic } from "../../schema/diagnostics/diagnostic.ts";
import type { ResolvedConfig } from "../resolved-config.ts";

/**
 * The contract as codegen wrote it, without loading the manifest.
 *
 * @throws DiagnosticError where there is none
 */
export function readContract({ client, project }: ResolvedConfig): Contract {
  const file = join(client, "contract.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  const message = `There is no ${relative(project, file)}: nothing was generated yet.`;
  throw new DiagnosticError([diagnostic("OUTPUT_OUT_OF_DATE", message)]);
}
