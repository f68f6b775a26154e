import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathFrom } from "./planned-files.ts";
import type { Project } from "./project.ts";
import { step, workflow } from "./templates/workflow.ts";

/** What CI needs so that the generated files are checked there. */
export type CiChange =
  | { readonly kind: "file"; readonly path: string; readonly text: string }
  /** The step that a workflow of the project's own needs; only said, never written. */
  | { readonly kind: "step"; readonly text: string }
  /** A service other than GitHub Actions. */
  | { readonly kind: "command"; readonly text: string }
  | { readonly kind: "none" };

/** @param wanted undefined: a workflow where there is no CI at all, else only advice */
export function continuousIntegration(
  project: Project,
  script: string,
  wanted: boolean | undefined,
): CiChange {
  const { folder, repository, packageManager } = project;
  const workflows = join(repository, ".github/workflows");
  const files = existsSync(workflows) ? readdirSync(workflows).filter((name) => /\.ya?ml$/.test(name)) : [];
  if (wanted === false || files.some((name) => checksAlready(join(workflows, name), script))) {
    return { kind: "none" };
  }
  const place = pathFrom(repository, folder);
  if (wanted === undefined && files.length > 0) {
    return { kind: "step", text: step(packageManager, script, place) };
  }
  if (wanted === undefined && services.some((name) => existsSync(join(repository, name)))) {
    return { kind: "command", text: packageManager.script(script).join(" ") };
  }
  const path = pathFrom(folder, join(workflows, "jobwright.yml"));
  return { kind: "file", path, text: workflow(packageManager, place, script) };
}

const services = [
  ".gitlab-ci.yml",
  ".circleci",
  "azure-pipelines.yml",
  "bitbucket-pipelines.yml",
  "Jenkinsfile",
  ".buildkite",
  ".woodpecker.yml",
];

function checksAlready(file: string, script: string): boolean {
  const text = readFileSync(file, "utf8");
  return text.includes(script) || text.includes("jobwright codegen --check");
}
