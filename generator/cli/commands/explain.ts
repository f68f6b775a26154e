import type { Argv } from "yargs";
import { catalogue, type DiagnosticCode } from "../../../schema/diagnostics/catalogue.ts";
import type { DiagnosticPage } from "../../../schema/diagnostics/page.ts";
import { didYouMean, nearest } from "../../../schema/resolve/did-you-mean.ts";
import { UsageError } from "../../run/usage-error.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { GlobalOptions } from "../global-options.ts";
import type { RunCommand } from "../run-command.ts";
import type { Terminal } from "../terminal.ts";
import { wrapped } from "../wrapped.ts";

/** `jobwright explain [CODE…]` */
export function addExplain(program: Argv<GlobalOptions>, run: RunCommand): Argv<GlobalOptions> {
  return program.command(
    "explain [codes..]",
    "Say what a diagnostic means and what to do about it; without a code, list the codes",
    (command) =>
      command
        .positional("codes", {
          type: "string",
          array: true,
          default: [],
          defaultDescription: "all, one line each",
          describe: "Such as NAME_CLASH; in any case",
        })
        .example("$0 explain NAME_CLASH", "why two jobs cannot be called so")
        .example("$0 explain schema_date schema_map", "two at once")
        .example("$0 explain --format json", "every page, as JSON"),
    ({ codes, ...options }) =>
      run(options, async (terminal) => explain(codes.length > 0 ? codes.map(codeOf) : null, terminal)),
  );
}

function explain(codes: readonly DiagnosticCode[] | null, terminal: Terminal): ExitCode {
  const pages = codes ? codes.map((code) => [code, catalogue[code]] as const) : Object.entries(catalogue);
  terminal.document({ ok: true, pages: pages.map(([code, page]) => ({ code, ...page })) });
  const lines = codes
    ? pages.flatMap((page, at) => [...(at > 0 ? [""] : []), ...pageLines(page, terminal)])
    : listLines(pages, terminal);
  for (const line of lines) terminal.line(line);
  return exitCode.good;
}

function pageLines(
  [code, { severity, why, fix, fixIn }]: readonly [string, DiagnosticPage],
  { style, width }: Terminal,
): readonly string[] {
  const part = (label: string, text: string | undefined): readonly string[] =>
    text === undefined
      ? []
      : ["", style("dim", label), ...wrapped(text, width - 2).map((line) => `  ${line}`)];
  return [
    `${style("bold", code)} (${style(severity === "error" ? "red" : "yellow", severity)})`,
    ...part("Why", why),
    ...part("Fix", fix),
    ...part("Fix in zod/mini", fixIn?.mini),
    ...part("Fix in zod 3", fixIn?.zod3),
  ];
}

function listLines(
  pages: readonly (readonly [string, DiagnosticPage])[],
  { style, width }: Terminal,
): readonly string[] {
  const margin = Math.max(...pages.map(([code]) => code.length)) + 2;
  return pages.flatMap(([code, { why }]) =>
    wrapped(why, Math.max(30, width - margin)).map((line, at) => {
      return `${style("bold", (at === 0 ? code : "").padEnd(margin))}${line}`;
    }),
  );
}

function codeOf(given: string): DiagnosticCode {
  const code = given.toUpperCase().replaceAll("-", "_");
  if (isCode(code)) return code;
  const codes = Object.keys(catalogue);
  const meant = didYouMean(code, codes) ?? nearest(code, codes).slice(0, 3).join(", ");
  throw new UsageError(`There is no diagnostic ${code}. Did you mean ${meant}?`);
}

function isCode(code: string): code is DiagnosticCode {
  return Object.hasOwn(catalogue, code);
}
