import { basename } from "node:path";
import type { Argv } from "yargs";
import { shellScripts, shells } from "../completion/shell-scripts.ts";
import { exitCode } from "../exit-code.ts";
import type { GlobalOptions } from "../global-options.ts";
import type { RunCommand } from "../run-command.ts";

/** `jobwright completion [shell]` */
export function addCompletion(program: Argv<GlobalOptions>, run: RunCommand): Argv<GlobalOptions> {
  return program.command(
    "completion [shell]",
    "Print what a shell reads to complete commands, options, jobs and codes by Tab",
    (command) =>
      command
        .positional("shell", {
          choices: shells,
          default: basename(process.env.SHELL ?? "").includes("zsh") ? ("zsh" as const) : ("bash" as const),
          defaultDescription: "the one in $SHELL",
          describe: "The shell",
        })
        .example("$0 completion bash >> ~/.bashrc", "from the next bash on")
        .example("$0 completion zsh >> ~/.zshrc", "from the next zsh on, after compinit"),
    ({ shell, ...options }) =>
      run(options, async (terminal) => {
        terminal.line(shellScripts[shell]);
        terminal.document({ ok: true, shell, script: shellScripts[shell] });
        return exitCode.good;
      }),
  );
}
