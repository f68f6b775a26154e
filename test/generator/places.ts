import { expect } from "vitest";
import { loadConfig } from "../../generator/load-config.ts";
import { loadContract } from "../../generator/load-contract.ts";
import type { Diagnostic } from "../../schema/diagnostics/diagnostic.ts";
import { DiagnosticError } from "../../schema/diagnostics/diagnostic.ts";
import { createProject } from "./project.ts";
import { config } from "./small-project.ts";

/** Stands in a source before what a diagnostic must point to. */
const mark = "▶";

/** What begins every manifest of these tests. */
const imports = `import { defineJob, defineManifest, defineRouter } from "jobwright";
import * as z from "zod";
`;

/**
 * Checks that a project's diagnostics are these, `CODE job path`, and that each points to one of the marks in its
 * sources, in their order: no place without a diagnostic, and none in another place.
 */
export async function expectPlaces(
  sources: string | Readonly<Record<string, string>>,
  expected: readonly string[],
): Promise<void> {
  const files = typeof sources === "string" ? { "jobs.manifest.ts": imports + sources } : sources;
  const marks = Object.entries(files).flatMap(([file, text]) => marksIn(file, text));
  const found = await diagnosticsOf(
    Object.fromEntries(Object.entries(files).map(([file, text]) => [file, text.replaceAll(mark, "")])),
  );
  expect(found.map(({ code, job = "-", path = "-" }) => `${code} ${job} ${path}`).sort()).toEqual(
    [...expected].sort(),
  );
  const places = found.map(({ location }) => `${location?.file}:${location?.line}:${location?.column}`);
  expect([...new Set(places)].sort()).toEqual([...new Set(marks)].sort());
}

/** The diagnostics of a project with a config, errors and warnings. */
export async function diagnosticsOf(files: Readonly<Record<string, string>>): Promise<readonly Diagnostic[]> {
  using project = createProject({ "jobwright.config.ts": config, ...files });
  try {
    return (await loadContract(await loadConfig(project.folder))).diagnostics;
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostics;
    throw error;
  }
}

function marksIn(file: string, text: string): readonly string[] {
  return text.split("\n").flatMap((line, row) =>
    line
      .split(mark)
      .slice(0, -1)
      .map((_, index, parts) => `${file}:${row + 1}:${parts.slice(0, index + 1).join("").length + 1}`),
  );
}
