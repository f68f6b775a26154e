import type { DiagnosticCode } from "../diagnostics/catalogue.ts";
import type { ManifestJob } from "../manifest-jobs.ts";
import { matches, type NamePattern } from "../name-pattern.ts";
import { isPortabilityWarning } from "../portability/portability.ts";
import { didYouMean } from "./did-you-mean.ts";
import type { Report } from "./report.ts";
import { shown } from "./values.ts";

/** The warnings about portability that a config accepts: by code, of which jobs. */
export type AcceptedWarnings = Readonly<Record<string, readonly NamePattern[]>>;

/** What a manifest's jobs and a config accept, and whether it was there. */
export interface Acceptance {
  /** A job's report without the warnings that are accepted; the others say how they can be. */
  reportOf(job: ManifestJob, report: Report): Report;
  /** Reports what accepted no warning, once all jobs have been read. */
  reportUnused(reportOf: (job?: string) => Report): void;
}

/**
 * Warnings about portability are accepted for a job with `portable: false`, or in the config by code and job. What
 * accepts nothing is a warning itself, so that it does not stay when its reason is gone.
 */
export function acceptance(accepted: AcceptedWarnings): Acceptance {
  const unused = new Set(
    Object.entries(accepted).flatMap(([code, patterns]) => patterns.map((_, index) => placeOf(code, index))),
  );
  const unusedJobs = new Set<string>();
  const names = new Set<string>();
  const acceptedByConfig = (code: string, job: string): boolean => {
    const patterns = Object.hasOwn(accepted, code) ? (accepted[code] ?? []) : [];
    const used = patterns.flatMap((pattern, index) => (matches(job, pattern) ? [index] : []));
    for (const index of used) unused.delete(placeOf(code, index));
    return used.length > 0;
  };
  return {
    reportOf: ({ name, definition }, report) => {
      names.add(name);
      const acceptsAll = isAccepting(definition, report);
      if (acceptsAll) unusedJobs.add(name);
      return (code, message, path, fix, cause) => {
        if (!isPortabilityWarning(code)) return report(code, message, path, fix, cause);
        const byConfig = acceptedByConfig(code, name);
        if (acceptsAll) unusedJobs.delete(name);
        if (!acceptsAll && !byConfig) report(code, message, path, withAcceptance(fix, code, name));
      };
    },
    reportUnused: (reportOf) => {
      for (const job of unusedJobs) {
        reportOf(job)(
          "ACCEPTANCE_UNUSED",
          "The job's schemas are portable.",
          "portable",
          "Remove `portable: false`.",
        );
      }
      for (const [code, patterns] of Object.entries(accepted)) {
        for (const [index, pattern] of patterns.entries()) {
          const place = placeOf(code, index);
          if (unused.has(place)) reportPattern(place, pattern, names, reportOf());
        }
      }
    },
  };
}

/** A pattern that no job matches was likely misspelt, or its job was renamed. */
function reportPattern(
  place: string,
  pattern: NamePattern,
  names: ReadonlySet<string>,
  report: Report,
): void {
  if ([...names].some((name) => matches(name, pattern))) {
    report("ACCEPTANCE_UNUSED", `${place} accepts no warning.`, place);
    return;
  }
  const routers = [...names].flatMap((name) => (name.includes(".") ? [name.replace(/\..*/, ".*")] : []));
  const meant = didYouMean(pattern, new Set([...names, ...routers]));
  const fix = meant && `Write ${JSON.stringify(meant)}, or remove it from the config's \`accept\`.`;
  report("ACCEPTANCE_UNUSED", `${place}: there is no job ${JSON.stringify(pattern)}.`, place, fix);
}

function placeOf(code: string, index: number): string {
  return `accept.${code}[${index}]`;
}

function isAccepting(definition: ManifestJob["definition"], report: Report): boolean {
  try {
    const portable: unknown = definition.portable;
    if (typeof portable === "boolean") return !portable;
    report(
      "VALUE_INVALID",
      `portable is ${shown(portable)}; it takes true or false.`,
      "portable",
      "Write `portable: false`, or remove it: `true` is the default.",
    );
  } catch {
    // Whoever reads the rest of the job reports it.
  }
  return false;
}

function withAcceptance(fix: string | undefined, code: DiagnosticCode, job: string): string {
  const inConfig = `accept: { ${code}: [${JSON.stringify(job)}] }`;
  return `${fix ?? ""} To accept it, write \`portable: false\` in the job, or \`${inConfig}\` in the config.`.trim();
}
