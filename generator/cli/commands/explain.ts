import type { Argv } from "yargs";
import { catalogue, type DiagnosticCode } from "../../../schema/diagnostics/catalogue.ts";
import { didYouMean } from "../../../schema/resolve/did-you-mean.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { GlobalOptions } from "../global-options.ts";
import type { RunCommand } from "../run-command.ts";
import type { Terminal } from "../terminal.ts";

/** `jobwright explain <CODE>` */
export function addExplain(program: Argv<GlobalOptions>, run: RunCommand): Argv<GlobalOptions> {
  return program.command(
    "explain <code>",
    "Say what a diagnostic means and what to do about it",
    (command) =>
      command
        .positional("code", { type: "string", demandOption: true, describe: "Such as NAME_CLASH" })
        .example("$0 explain NAME_CLASH", "why two jobs cannot be called so"),
    ({ code, ...options }) => run(options, (terminal) => explain(code.toUpperCase(), terminal)),
  );
}

async function explain(code: string, terminal: Terminal): Promise<ExitCode> {
  if (!isCode(code)) {
    const nearest = didYouMean(code, Object.keys(catalogue));
    console.error(`There is no diagnostic ${code}.${nearest ? ` Did you mean ${nearest}?` : ""}`);
    return exitCode.usage;
  }
  const { severity, why, fix } = catalogue[code];
  terminal.document({ code, severity, why, fix });
  terminal.line(`${terminal.style("bold", code)} (${severity})`);
  terminal.line(`why: ${why}`);
  terminal.line(`fix: ${fix}`);
  return exitCode.good;
}

function isCode(code: string): code is DiagnosticCode {
  return Object.hasOwn(catalogue, code);
}
