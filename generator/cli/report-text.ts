import { byCodePoint } from "../../schema/by-code-point.ts";
import { type Diagnostic, formatDiagnostic } from "../../schema/diagnostics/diagnostic.ts";
import type { StyleText } from "./style.ts";

/**
 * What was found, as text for people: by file and line, each fix written out once, and a line of counts at the end.
 * Nothing for nothing.
 *
 * @param style how severities and codes are emphasised; left out: not at all
 */
export function reportText(diagnostics: readonly Diagnostic[], style: StyleText = (_, text) => text): string {
  if (diagnostics.length === 0) return "";
  const written = new Map<string, Diagnostic>();
  const texts = diagnostics.toSorted(byPlace).map((found) => {
    const { fix } = found;
    const key = `${found.code} ${withoutJob(found)}`;
    const earlier = written.get(key);
    if (!earlier) written.set(key, found);
    const reference = earlier && referenceTo(earlier, found);
    // A fix of a few words is shorter than where it was written.
    const isLong = reference !== undefined && fix.length > reference.length;
    return `${emphasised(isLong ? { ...found, fix: reference } : found, style)}\n`;
  });
  return `${texts.join("")}\n${countsOf(diagnostics)}\n`;
}

function emphasised(found: Diagnostic, style: StyleText): string {
  const { code, severity } = found;
  const shown = `${style(severity === "error" ? "red" : "yellow", severity)} ${style("bold", code)}`;
  return formatDiagnostic(found).replace(`${severity} ${code}`, () => shown);
}

/** What has no place comes last. Of one place, the order stays. */
function byPlace({ location: one }: Diagnostic, { location: other }: Diagnostic): number {
  if (!one || !other) return Number(!one) - Number(!other);
  return byCodePoint(one.file, other.file) || one.line - other.line || one.column - other.column;
}

/** A fix may name its job, as in `accept: { SCHEMA_URL: ["fetch-page"] }`. */
function withoutJob({ fix, job }: Diagnostic): string {
  return job === undefined ? fix : fix.replaceAll(JSON.stringify(job), '""');
}

/** `as at jobs.manifest.ts:3:12`, and what is another there. */
function referenceTo(earlier: Diagnostic, { fix, job, location: here }: Diagnostic): string {
  const { location } = earlier;
  const isHere = JSON.stringify(location) === JSON.stringify(here);
  const place =
    location && !isHere ? `as at ${location.file}:${location.line}:${location.column}` : "as above";
  return fix === earlier.fix ? place : `${place}, with ${JSON.stringify(job)}`;
}

/** `2 errors, 1 warning in 3 files` */
export function countsOf(diagnostics: readonly Diagnostic[]): string {
  const severities = (["error", "warning"] as const).map((severity) => {
    return counted(diagnostics.filter((found) => found.severity === severity).length, severity);
  });
  const files = new Set(diagnostics.flatMap(({ location }) => location?.file ?? [])).size;
  const total = severities.filter((text) => text !== "").join(", ");
  return files === 0 ? total : `${total} in ${counted(files, "file")}`;
}

function counted(count: number, what: string): string {
  if (count === 0) return "";
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
