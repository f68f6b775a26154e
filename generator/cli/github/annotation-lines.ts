import { existsSync, realpathSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { Annotation } from "./annotation.ts";

/**
 * Annotations as GitHub's workflow commands. Of each severity it shows ten for a step and drops the others, so that
 * beyond ten the last one says how many more there are.
 *
 * @param project absolute; files are named relative to its repository, as GitHub does
 * @example "::error file=jobs.manifest.ts,line=4,col=5,title=SCHEMA_DATE::No date.%0Afix: …"
 */
export function annotationLines(annotations: readonly Annotation[], project: string): readonly string[] {
  if (annotations.length === 0) return [];
  const repository = realPath(process.env.GITHUB_WORKSPACE || repositoryOf(project));
  return (["error", "warning"] as const)
    .flatMap((severity) => shownOf(annotations.filter((found) => found.severity === severity)))
    .map((annotation) => workflowCommand(annotation, repository));
}

const mostShown = 10;

function shownOf(annotations: readonly Annotation[]): readonly Annotation[] {
  const [first] = annotations;
  if (!first || annotations.length <= mostShown) return annotations;
  const shown = annotations.slice(0, mostShown - 1);
  const { severity } = first;
  const rest = annotations.length - shown.length;
  return [...shown, { severity, title: "and more", message: `${rest} more ${severity}s are in the log.` }];
}

function workflowCommand({ severity, title, message, ...place }: Annotation, repository: string): string {
  const properties = Object.entries({
    file: place.file && shownPath(place.file, repository),
    line: place.line,
    col: place.column,
    title: `jobwright: ${title}`,
  }).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`]));
  return `::${severity} ${properties.join(",")}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

function shownPath(file: string, repository: string): string {
  const path = join(realPath(dirname(file)), file.slice(dirname(file).length));
  const inside = relative(repository, path);
  return (inside.startsWith("..") ? path : inside).split(sep).join("/");
}

/** The nearest folder with a `.git`; the project itself where there is none. */
function repositoryOf(project: string): string {
  for (let folder = project; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (folder === dirname(folder)) return project;
  }
}

/** Of a folder that is not there, of a file that is missing, as it is. */
function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}
