import type { Argv } from "yargs";
import type { CodegenCommand } from "../codegen/show-report.ts";
import type { ExitCode } from "../exit-code.ts";
import type { GlobalOptions } from "../global-options.ts";
import type { RunCommand } from "../run-command.ts";
import type { Terminal } from "../terminal.ts";

/** `jobwright codegen [--check | --dry-run] [--diff] [--watch]` */
export function addCodegen(program: Argv<GlobalOptions>, run: RunCommand): Argv<GlobalOptions> {
  return program.command(
    "codegen",
    "Write clients, workers, handler stubs and JSON Schemas from the manifest",
    (command) =>
      command
        .option("check", {
          type: "boolean",
          describe: "Write nothing; exit 3 where files are out of date, with the beginning of the diff",
        })
        .option("dry-run", {
          type: "boolean",
          describe: "Write nothing; say what would be written and deleted",
        })
        .option("diff", { type: "boolean", describe: "Write nothing; print the whole diff as a patch" })
        .option("watch", {
          type: "boolean",
          describe: "Write whenever the manifest, what it imports or the config is saved",
        })
        .conflicts("check", "dry-run")
        .conflicts("watch", ["check", "dry-run", "diff"])
        .example("$0 codegen", "write what differs")
        .example("$0 codegen --check", "in CI")
        .example("$0 codegen --check --format github", "the same with annotations")
        .example("$0 codegen --dry-run --format json", "what would be written, as JSON")
        .example("$0 codegen --watch", "while you write")
        .example("$0 codegen --diff > change.patch", "for git apply"),
    ({ check, dryRun, diff = false, watch: isWatching, ...options }) => {
      if (isWatching) return run(options, (terminal) => runWatch(options, terminal));
      const mode = check ? "check" : dryRun ? "dry-run" : diff ? "diff" : "write";
      return run(options, (terminal) => runCodegen({ ...options, mode, diff }, terminal));
    },
  );
}

async function runWatch(options: GlobalOptions, terminal: Terminal): Promise<ExitCode> {
  const { watch } = await import("../codegen/watch.ts");
  return watch(options, terminal);
}

async function runCodegen(options: CodegenCommand, terminal: Terminal): Promise<ExitCode> {
  const { codegen } = await import("../../codegen.ts");
  const { showReport } = await import("../codegen/show-report.ts");
  const { mode, cwd, config } = options;
  const onWait = (): void => terminal.note("Another run writes for this project. Waiting for it …");
  const report = await codegen({ cwd, config, write: mode === "write", onWait });
  return showReport(report, options, terminal);
}
