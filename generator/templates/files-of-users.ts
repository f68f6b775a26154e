import { type Diagnostic, DiagnosticError } from "../../schema/diagnostics/diagnostic.ts";
import type { Template, TemplateFile } from "../../templates/template.ts";
import type { TemplateInput } from "../../templates/template-input.ts";
import { locate } from "../locate.ts";
import type { ResolvedConfig } from "../resolved-config.ts";
import { sourceGraph } from "../source/source-graph.ts";
import { checkFile } from "./check-file.ts";
import { deepFreeze } from "./deep-freeze.ts";
import { type Place, problemOf, templateProblem } from "./problem-of.ts";
import { runTemplate } from "./run-template.ts";
import { TakenPaths } from "./taken-paths.ts";

/**
 * The files of the config's templates, checked: each has a place of its own below an output folder, and a content that
 * can be printed. Each template is run twice, since what differs then would differ on other machines too.
 *
 * @param own Jobwright's own files, whose places are taken
 * @throws DiagnosticError with every problem
 */
export async function filesOfUsers(
  config: ResolvedConfig,
  input: TemplateInput,
  own: readonly TemplateFile[],
): Promise<readonly TemplateFile[]> {
  if (config.templates.length === 0) return [];
  const frozen = deepFreeze(input);
  const places = config.templates.map((template, index): Place => ({ template, index, config }));
  const runs = places.map((place) => checkedFiles(place, frozen));
  const diagnostics = [
    ...runs.flatMap((run) => run.diagnostics),
    ...takenTwice(places, runs, own, config),
    ...runs.flatMap((run, at) => impure(places[at], run, frozen)),
  ];
  if (diagnostics.length > 0)
    throw new DiagnosticError(locate(diagnostics, await sourceGraph(config.file), config.project));
  return runs.flatMap(({ files }) => files);
}

interface TemplateRun {
  readonly files: readonly TemplateFile[];
  readonly diagnostics: readonly Diagnostic[];
}

function checkedFiles(place: Place, input: TemplateInput): TemplateRun {
  const { given, problem } = runTemplate(place, input);
  if (problem) return { files: [], diagnostics: [problem] };
  const checked = given.map((file, index) => checkFile(file, index));
  return {
    files: checked.flatMap(({ file }) => file ?? []),
    diagnostics: checked.flatMap(({ problem: found }) => (found ? problemOf(place, found) : [])),
  };
}

function takenTwice(
  places: readonly Place[],
  runs: readonly TemplateRun[],
  own: readonly TemplateFile[],
  { client, worker }: ResolvedConfig,
): readonly Diagnostic[] {
  const taken = new TakenPaths({ areOneFolder: client === worker });
  for (const file of own) taken.take(file, "codegen's own");
  return places.flatMap((place, at) =>
    (runs[at]?.files ?? []).flatMap((file) => {
      const clash = taken.take(file, templateName(place.template));
      return clash === undefined
        ? []
        : templateProblem("TEMPLATE_PATH", place, `gives ${file.path}, ${clash}.`);
    }),
  );
}

function templateName({ name }: Template): string {
  return `the template ${name}'s`;
}

/** Only of a template whose files are good. */
function impure(place: Place | undefined, { files, diagnostics }: TemplateRun, input: TemplateInput) {
  if (!place || diagnostics.length > 0) return [];
  const { given = [] } = runTemplate(place, input);
  const again = given.map((file) => JSON.stringify(file));
  const different = files.find((file, at) => JSON.stringify(file) !== again[at]);
  if (!different && files.length === again.length) return [];
  const what = different ? `another ${different.path}` : "more files";
  return [
    templateProblem("TEMPLATE_IMPURE", place, `gave ${what} when it was called again with the same input.`),
  ];
}
