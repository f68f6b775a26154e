import type { Terminal } from "../cli/terminal.ts";
import { applyChanges } from "./apply-changes.ts";
import { firstCodegen } from "./first-codegen.ts";
import { installCommands } from "./install-commands.ts";
import { type NextStep, nextSteps } from "./next-steps.ts";
import { notes } from "./notes.ts";
import { type InitOptions, type Preparation, prepare } from "./prepare.ts";
import { CancelledError, type Dialogue } from "./questions.ts";
import { runCommand } from "./run-command.ts";
import { changeLines, contentLines } from "./show-changes.ts";

/** What was done, or would be. */
export interface InitReport {
  readonly outcome: "done" | "dry-run" | "nothing to do" | "failed";
  readonly changes: readonly { readonly action: "create" | "change"; readonly path: string }[];
  /** What installs the packages that are missing; empty where none are. */
  readonly install: readonly string[];
  readonly installed: boolean;
  readonly generated: boolean;
  readonly notes: readonly string[];
  readonly next: readonly NextStep[];
}

/**
 * Sets up a project: shows every change, asks, writes all or none, installs what is missing where that is wanted,
 * and generates. Where there is a config already, only scripts, Git's files and CI are looked at.
 *
 * @throws DiagnosticError INIT_REFUSED where the project or the folder will not do; nothing was changed
 * @throws CancelledError where a person gives up before anything was written
 * @example await init({ cwd, dryRun: true }, withoutQuestions(false), terminal);
 */
export async function init(
  { dryRun, ...options }: InitOptions & { readonly dryRun: boolean },
  dialogue: Dialogue,
  terminal: Terminal,
): Promise<InitReport> {
  const prepared = await prepare(options, dialogue);
  const { project, plan, packages } = prepared;
  const install = installCommands(project.packageManager, packages);
  await show(prepared, install, terminal);
  if (dryRun) return report(prepared, "dry-run", { install, installed: false, generated: false });
  if (plan.changes.length > 0) await write(prepared, dialogue, terminal);
  const wanted = install.length > 0 && (await dialogue.mayInstall(install.map((words) => words.join(" "))));
  if (plan.changes.length === 0 && !wanted) {
    return report(prepared, "nothing to do", { install, installed: false, generated: false });
  }
  const installed = wanted && (await runAll(install, project.folder));
  const canGenerate = prepared.isNew && (packages.canGenerate || installed);
  const generated = canGenerate && (await firstCodegen(project));
  const isFine = installed === wanted && generated === canGenerate;
  return report(prepared, isFine ? "done" : "failed", { install, installed, generated });
}

async function show(
  { plan }: Preparation,
  install: readonly (readonly string[])[],
  terminal: Terminal,
): Promise<void> {
  for (const line of await changeLines(plan.changes, terminal.style)) terminal.line(line);
  for (const words of install) terminal.line(`${terminal.style("yellow", "needs ")} ${words.join(" ")}`);
}

async function write({ plan }: Preparation, dialogue: Dialogue, terminal: Terminal): Promise<void> {
  const showMore = (): void => {
    for (const line of contentLines(plan.changes, terminal.style)) terminal.line(line);
  };
  if (!(await dialogue.mayWrite(showMore))) throw new CancelledError();
  applyChanges(plan.changes);
}

/** One after the other, until one fails. */
async function runAll(commands: readonly (readonly string[])[], cwd: string): Promise<boolean> {
  for (const words of commands) if (!(await runCommand(words, cwd))) return false;
  return true;
}

function report(
  { project, settings, setup, plan, packages, isNew }: Preparation,
  outcome: InitReport["outcome"],
  {
    install,
    installed,
    generated,
  }: Pick<InitReport, "installed" | "generated"> & {
    readonly install: readonly (readonly string[])[];
  },
): InitReport {
  const installs = install.map((words) => words.join(" "));
  const open = { installs: installed ? [] : installs, generated: generated || !isNew };
  return {
    outcome,
    changes: plan.changes.map(({ path, before }) => ({
      action: before === null ? "create" : "change",
      path,
    })),
    install: installs,
    installed,
    generated,
    notes: isNew ? notes(setup, settings, packages) : packages.unfit,
    next: nextSteps(project.packageManager, setup, plan, open, isNew),
  };
}
