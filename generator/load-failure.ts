import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type Diagnostic,
  DiagnosticError,
  diagnostic,
  type SourceLocation,
} from "../schema/diagnostics/diagnostic.ts";
import { messageOf } from "../schema/message-of.ts";
import { sourceGraph } from "./source/source-graph.ts";
import { placeOf } from "./source/source-place.ts";

/** A module of the user's that could not be loaded, as a diagnostic at the place that the error tells. */
export async function loadFailure(
  code: "CONFIG_LOAD" | "MANIFEST_LOAD" | "PROJECT_LOAD",
  error: unknown,
  file: string,
  project: string,
): Promise<DiagnosticError> {
  const shown = relative(project, file).split(sep).join("/");
  const [message = ""] = messageOf(error).trim().split("\n");
  const location = (await placeOfImport(message, file, project)) ?? placeOfError(error, project);
  const excerpt = location ? excerptAt(location, project) : "";
  const found: Diagnostic = diagnostic(code, `${shown}: ${message.trim()}${excerpt}`, {
    ...(location ? { location } : {}),
    cause: error,
  });
  return new DiagnosticError([found]);
}

/** Where a module that cannot be found is imported: the error tells the file at most. */
async function placeOfImport(
  message: string,
  file: string,
  project: string,
): Promise<SourceLocation | undefined> {
  const [, missing] = /Cannot find (?:module|package) '([^']+)'/.exec(message) ?? [];
  if (missing === undefined) return undefined;
  const { sources } = await sourceGraph(file);
  for (const { path, imports } of sources) {
    const found = imports.find(
      ({ specifier }) => specifier === missing || resolve(dirname(path), specifier) === missing,
    );
    if (found) return placeOf(found.node, project);
  }
  return undefined;
}

/** The line of the source with a caret under the column. */
function excerptAt({ file, line, column }: SourceLocation, project: string): string {
  const path = join(project, file);
  const source = existsSync(path) ? readFileSync(path, "utf8").split(/\r?\n/)[line - 1] : undefined;
  if (source === undefined || column > source.length + 1) return "";
  const margin = `  ${line} | `;
  // Tabs stay, so that the caret stands where the column is shown.
  const indent = source.slice(0, column - 1).replaceAll(/[^\t]/g, " ");
  return `\n${margin}${source}\n${" ".repeat(margin.length)}${indent}^`;
}

/** The first place in the project that the error's text or stack names. */
export function placeOfError(error: unknown, project: string): SourceLocation | undefined {
  const text = error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : String(error);
  const lines = text.replaceAll(pathToFileURL(project).href, project).split("\n");
  // The parser of jiti counts columns from 0.
  const firstColumn = text.startsWith("ParseError") ? 0 : 1;
  for (const line of lines.filter((candidate) => !candidate.includes("node_modules"))) {
    const [, path, row, column] = /^(.+?):(\d+):(\d+)/.exec(line.split(`${project}${sep}`)[1] ?? "") ?? [];
    if (path !== undefined)
      return { file: path.split(sep).join("/"), line: Number(row), column: Number(column) + 1 - firstColumn };
  }
  return undefined;
}
