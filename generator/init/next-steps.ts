import type { PackageManager } from "./package-manager.ts";
import type { PlannedChanges } from "./plan-changes.ts";
import { runnable } from "./scripts.ts";
import type { Setup } from "./setup.ts";

export interface NextStep {
  readonly what: string;
  /** A command, or lines to take over. */
  readonly run: string;
}

/** What a person does next, in order. */
export function nextSteps(
  manager: PackageManager,
  setup: Setup,
  { scripts, ci }: Pick<PlannedChanges, "scripts" | "ci">,
  { installs, generated }: { readonly installs: readonly string[]; readonly generated: boolean },
  isNew: boolean,
): readonly NextStep[] {
  const run = (name: string): string => manager.script(name).join(" ");
  const publish = runnable(setup, "publish");
  const program = setup.runner === "node" ? `node ${publish}` : manager.exec("tsx", publish).join(" ");
  return [
    ...installs.map((command) => ({ what: "Install what is missing", run: command })),
    ...(generated ? [] : [{ what: "Generate the client and the worker", run: run(scripts.codegen) }]),
    ...(isNew
      ? [
          { what: "Publish a first job", run: program },
          { what: "Work it", run: run(scripts.worker) },
        ]
      : []),
    ...(ci.kind === "step"
      ? [{ what: "Add this step to a workflow, after its install", run: ci.text.trimEnd() }]
      : []),
    ...(ci.kind === "command" ? [{ what: "Run this in CI, after the install", run: ci.text }] : []),
  ];
}
