import { isAbsolute } from "node:path";
import { continuousIntegration } from "./continuous-integration.ts";
import { existingSetup } from "./existing-setup.ts";
import { type PlannedChanges, planChanges } from "./plan-changes.ts";
import { type Project, refusal, surveyProject } from "./project.ts";
import type { Choices, Dialogue, GivenChoices } from "./questions.ts";
import { type RequiredPackages, requiredPackages } from "./required-packages.ts";
import { chooseSetup, defaultFolder, type Setup } from "./setup.ts";
import { type TypeScriptSettings, typescriptSettings } from "./typescript-settings.ts";

/** What is undefined is asked, or is the default. */
export interface InitOptions extends GivenChoices {
  readonly cwd: string;
  /** The config's file, relative to `cwd`. */
  readonly config?: string | undefined;
  /** `npm_config_user_agent`: the package manager that runs this program. */
  readonly userAgent?: string | undefined;
}

/** All that is known before anything is done. */
export interface Preparation {
  readonly project: Project;
  /** Undefined where there is no tsconfig.json. */
  readonly settings: TypeScriptSettings | undefined;
  readonly setup: Setup;
  readonly plan: PlannedChanges;
  readonly packages: RequiredPackages;
  /** False where there is a config already. */
  readonly isNew: boolean;
}

/**
 * Looks at a project, has the open questions answered, and plans. Nothing is written.
 *
 * @throws DiagnosticError INIT_REFUSED where the project or the folder will not do
 */
export async function prepare(options: InitOptions, dialogue: Dialogue): Promise<Preparation> {
  const { ts } = await import("ts-morph");
  const project = surveyProject(options.cwd, options.userAgent);
  const settings = await typescriptSettings(project.folder, project.package.dependencies);
  const config = options.config ?? project.config;
  const existing = config === null ? undefined : await existingSetup(project, config);

  const planned = ({ folder, backend, ci }: Choices) => {
    const runsTypeScript = Boolean(process.features.typescript);
    const setup = chooseSetup(project, settings, { folder, backend, runsTypeScript });
    const generated = existing?.generated ?? [folder === "." ? "generated" : `${folder}/generated`];
    return { setup, plan: planChanges(ts, project, setup, { generated, isNew: !existing, ci }) };
  };
  const folderProblem = (given: string): string | undefined => {
    const folder = normalized(given);
    if (folder === undefined) return "It must be a folder in the project.";
    const { clashes } = planned({ folder, backend: "embedded", ci: false }).plan;
    return clashes.length === 0 ? undefined : `There is ${clashes.join(", ")} already.`;
  };
  const choose = async (): Promise<Choices> => {
    const offersCi = continuousIntegration(project, "codegen:check", undefined).kind === "file";
    const defaults = { folder: defaultFolder(settings), backend: "embedded" } as const;
    const choices = await dialogue.choose(options, defaults, { folderProblem, offersCi });
    const problem = folderProblem(choices.folder);
    if (problem)
      throw refusal(`${choices.folder} cannot be the jobs' folder. ${problem}`, "Name another folder: --dir");
    return { ...choices, folder: normalized(choices.folder) ?? choices.folder };
  };

  // Where the backend of an existing setup is not known, nothing of it is touched either.
  const choices = existing
    ? { folder: existing.folder, backend: existing.backend ?? "pg-boss", ci: options.ci }
    : await choose();
  const { setup, plan } = planned(choices);
  const packages = requiredPackages(project, existing ? existing.backend : choices.backend, setup.runner);
  return { project, settings, setup, plan, packages, isNew: !existing };
}

/** `./src\jobs/` is `src/jobs`. Undefined for what leads out of the project. */
function normalized(folder: string): string | undefined {
  const parts = folder.split(/[\\/]/).filter((part) => part !== "" && part !== ".");
  if (isAbsolute(folder) || parts.includes("..")) return undefined;
  return parts.join("/") || ".";
}
