import * as z from "zod";
import { compareWithDisk } from "../../generator/compare.ts";
import { planOutput } from "../../generator/plan.ts";
import type { ResolvedConfig } from "../../generator/resolved-config.ts";
import { type Diagnostic, DiagnosticError } from "../../schema/diagnostics/diagnostic.ts";
import type { Template } from "../../templates/template.ts";
import { contractOf, resolvedConfig } from "./planned.ts";
import { createProject, type Project } from "./project.ts";

export type Files = Template["files"];

/** A project whose config has two templates, which tests put others in place of. */
export interface TemplateProject extends Disposable {
  readonly project: Project;
  /** Plans the output with the templates' `files`: whatever somebody writes where no compiler looks. */
  planned(files: readonly unknown[], more?: Partial<ResolvedConfig>): ReturnType<typeof planOutput>;
  /** By path below the output folder. */
  textsOf(files: readonly Files[]): Promise<ReadonlyMap<string, string>>;
  problemsOf(files: readonly unknown[]): Promise<readonly Diagnostic[]>;
}

export function templateProject(): TemplateProject {
  const project = createProject({ "jobwright.config.ts": config });
  const planned: TemplateProject["planned"] = async (files, more = {}) => {
    const templates = files.map((given, at) => ({
      name: at === 0 ? "first" : "second",
      files: given as Files,
    }));
    const contract = await contractOf({ cleanup: z.object({ userId: z.string() }) });
    return planOutput(contract, { ...resolvedConfig(project.folder), templates, ...more });
  };
  return {
    project,
    planned,
    async textsOf(files) {
      const { changes } = await compareWithDisk(await planned(files));
      const below = project.path("generated").length + 1;
      return new Map(
        changes.flatMap((change) =>
          change.state === "missing" ? [[change.path.slice(below), change.text] as const] : [],
        ),
      );
    },
    async problemsOf(files) {
      try {
        await planned(files);
      } catch (error) {
        if (error instanceof DiagnosticError) return error.diagnostics;
        throw error;
      }
      return [];
    },
    [Symbol.dispose]: () => project[Symbol.dispose](),
  };
}

const config = `const first = { name: "first", files: () => [] };
export default {
  manifest: "./jobs.manifest.ts",
  out: "./generated",
  templates: [
    first,
    { name: "second", files: () => [] },
  ],
};
`;
