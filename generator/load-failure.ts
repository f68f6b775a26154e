import { relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type Diagnostic,
  DiagnosticError,
  diagnostic,
  type SourceLocation,
} from "../schema/diagnostics/diagnostic.ts";
import { messageOf } from "./message-of.ts";

/** A module of the user's that could not be loaded, as a diagnostic at the place that the error tells. */
export function loadFailure(
  code: "CONFIG_LOAD" | "MANIFEST_LOAD",
  error: unknown,
  file: string,
  project: string,
): DiagnosticError {
  const shown = relative(project, file).split(sep).join("/");
  const [message = ""] = messageOf(error).trim().split("\n");
  const location = placeOfError(error, project);
  const found: Diagnostic = diagnostic(code, `${shown}: ${message.trim()}`, location ? { location } : {});
  return new DiagnosticError([found]);
}

/** The first place in the project that the error's text or stack names. */
function placeOfError(error: unknown, project: string): SourceLocation | undefined {
  const text = error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : String(error);
  const lines = text.replaceAll(pathToFileURL(project).href, project).split("\n");
  for (const line of lines.filter((candidate) => !candidate.includes("node_modules"))) {
    const [, path, row, column] = /^(.+?):(\d+):(\d+)/.exec(line.split(`${project}${sep}`)[1] ?? "") ?? [];
    if (path !== undefined)
      return { file: path.split(sep).join("/"), line: Number(row), column: Number(column) };
  }
  return undefined;
}
