import { join } from "node:path";
import { runMeasured } from "../run-measured.ts";
import { writeSampleProject } from "../sample-project.ts";
import { declarationsTsconfig, type TypedProgram, writeDeclaredPrograms, writePrograms } from "./programs.ts";
import { compile, compilers } from "./type-check.ts";

/** Programs by how they see the manifest: as a source of their own, or through the declarations of another package. */
export interface Programs {
  readonly inProgram: readonly TypedProgram[];
  readonly declared: readonly TypedProgram[];
}

/**
 * Writes a project of sample jobs, has its client generated, and writes the programs that call it.
 *
 * @param commandLine the path of the built package's command line
 */
export async function prepare(scratch: string, jobs: number, commandLine: string): Promise<Programs> {
  const folder = join(scratch, "project");
  const declared = join(folder, "declared");
  const project = writeSampleProject(folder, jobs, join(commandLine, "../../.."));
  const args = [commandLine, "codegen"];
  await runMeasured({ command: process.execPath, args, cwd: folder, temporary: scratch });
  const inProgram = writePrograms(project);
  const [compiler] = compilers;
  if (compiler) await compile(compiler, ["-p", declarationsTsconfig(folder, declared)]);
  return { inProgram, declared: writeDeclaredPrograms(folder, declared) };
}
