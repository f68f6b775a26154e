import type { Argv } from "yargs";
import { catalogue, type DiagnosticCode } from "../../../schema/diagnostics/catalogue.ts";
import { didYouMean, nearest } from "../../../schema/resolve/did-you-mean.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { GlobalOptions } from "../global-options.ts";
import type { RunCommand } from "../run-command.ts";
import type { Terminal } from "../terminal.ts";

/** `jobwright explain [CODE]` */
export function addExplain(program: Argv<GlobalOptions>, run: RunCommand): Argv<GlobalOptions> {
  return program.command(
    "explain [code]",
    "Say what a diagnostic means and what to do about it; without a code, list the codes",
    (command) =>
      command
        .positional("code", { type: "string", describe: "Such as NAME_CLASH" })
        .example("$0 explain NAME_CLASH", "why two jobs cannot be called so"),
    ({ code, ...options }) =>
      run(options, async (terminal) =>
        code === undefined ? listCodes(terminal) : explain(code.toUpperCase(), terminal),
      ),
  );
}

function listCodes(terminal: Terminal): ExitCode {
  const pages = Object.entries(catalogue);
  const width = Math.max(...pages.map(([code]) => code.length));
  terminal.document(pages.map(([code, { severity, why }]) => ({ code, severity, why })));
  for (const [code, { why }] of pages) terminal.line(`${terminal.style("bold", code.padEnd(width))}  ${why}`);
  return exitCode.good;
}

function explain(code: string, terminal: Terminal): ExitCode {
  if (!isCode(code)) {
    const codes = Object.keys(catalogue);
    const meant = didYouMean(code, codes) ?? nearest(code, codes).slice(0, 3).join(", ");
    console.error(`There is no diagnostic ${code}. Did you mean ${meant}?`);
    return exitCode.usage;
  }
  const { severity, why, fix, fixIn } = catalogue[code];
  terminal.document({ code, severity, why, fix, ...(fixIn ? { fixIn } : {}) });
  terminal.line(`${terminal.style("bold", code)} (${severity})`);
  terminal.line(`why: ${why}`);
  terminal.line(`fix: ${fix}`);
  if (fixIn?.mini) terminal.line(`fix in zod/mini: ${fixIn.mini}`);
  if (fixIn?.zod3) terminal.line(`fix in zod 3: ${fixIn.zod3}`);
  return exitCode.good;
}

function isCode(code: string): code is DiagnosticCode {
  return Object.hasOwn(catalogue, code);
}
