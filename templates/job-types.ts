import type { SourceFileStructure } from "ts-morph";
import type { JobContract, SchemaContract } from "../schema/contract.ts";
import { containsInferred } from "../schema/types/contains-inferred.ts";
import { declaration } from "./declaration.ts";
import { type Documentation, documentationText } from "./documentation.ts";
import { header } from "./header.ts";
import { importPath, type Layout } from "./layout.ts";
import { stringLiteral } from "./literal.ts";
import type { OutlinedJob } from "./outline.ts";
import { references } from "./references.ts";
import { isSameType } from "./same-type.ts";
import { importDefault, importTypes, sourceFile } from "./structures.ts";
import type { TemplateFile } from "./template.ts";
import type { TemplateInput } from "./template-input.ts";

/** `jobs/<namespace>/<job>.ts`: the types of one job and nothing that runs. */
export function* jobTypes(input: TemplateInput): Generator<TemplateFile> {
  const { layout, manifestPath } = input;
  const circumstances = JSON.stringify([manifestPath, layout, [...(layout.packages?.specifiers ?? [])]]);
  for (const job of input.outline.jobs) {
    const known = knownFiles.get(job.contract);
    const source =
      known?.circumstances === circumstances ? known.source : jobTypesFile(job, layout, manifestPath);
    knownFiles.set(job.contract, { circumstances, source });
    yield { path: `jobs/${job.file}`, source };
  }
}

/** Of the contracts that are in memory, which never change: a watch plans again and again what mostly is the same. */
const knownFiles = new WeakMap<
  JobContract,
  { readonly circumstances: string; readonly source: SourceFileStructure }
>();

function jobTypesFile(job: OutlinedJob, layout: Layout, manifestPath: string): SourceFileStructure {
  const { payload, result, name, description, deprecated } = job.contract;
  const inferred = containsInferred([payload.output]);
  const declarations = [
    ...declare(job, job.payloadType, payload, "input", { description, deprecated }),
    ...parsedType(job),
    ...(result
      ? declare(job, job.resultType, result, "input", { description: "What the handler returns." })
      : [alias(job.resultType, "unknown", "What the handler returns: any JSON value.")]),
  ];
  const path = (to: string): string => importPath(`${layout.client}/jobs/${job.file}`, to, layout);
  return sourceFile([
    header(manifestPath, name),
    ...(inferred
      ? importTypes(
          ["OutputOf", ...(payload.output.kind === "inferred" ? [] : ["PartOf"])],
          "jobwright/client",
        )
      : []),
    ...(inferred ? [importDefault("manifest", path(layout.manifest), { isTypeOnly: true })] : []),
    ...importTypes(sharedTypes(job), path(`${layout.client}/shared.ts`)),
    // As text: ts-morph indents the lines of a type that has more than one by a level too many.
    `\n${[...new Set(declarations)].join("\n\n")}`,
  ]);
}

function parsedType(job: OutlinedJob): string[] {
  const { contract, payloadType, parsedType: name, inferredType } = job;
  const { input, output } = contract.payload;
  const description = "What the handler gets: the payload as its schema parsed it.";
  if (output.kind === "inferred") return [alias(name, inferredOutput(contract), description)];
  if (isSameType(output, input)) return [alias(name, payloadType, description)];
  return [
    ...declare(job, name, contract.payload, "output", { description }, payloadType),
    ...(containsInferred([output]) ? [`type ${inferredType} = ${inferredOutput(contract)};`] : []),
  ];
}

/** A type and the named ones that it needs, which are qualified so that no two schemas' meet. */
function declare(
  { inferredType }: OutlinedJob,
  name: string,
  schema: SchemaContract,
  side: "input" | "output",
  about: Documentation,
  qualifier = name,
): string[] {
  const needed = references([schema[side]], schema.definitions).own;
  const qualified = (reference: string): string => `${qualifier}${reference}`;
  return [
    declaration(name, schema[side], about, qualified, inferredType),
    ...schema.definitions
      .filter((definition) => needed.has(definition.name))
      .map((definition) => declaration(qualified(definition.name), definition.type, {}, qualified)),
  ];
}

function sharedTypes({ contract: { payload, result } }: OutlinedJob): readonly string[] {
  return [
    ...references([payload.input, payload.output], payload.definitions).shared,
    ...(result ? references([result.input], result.definitions).shared : []),
  ];
}

function alias(name: string, type: string, description: string): string {
  return [...documentationText({ description }), `export type ${name} = ${type};`].join("\n");
}

/** What only the compiler knows, by namespace and key or by name, so that no other job's place matters. */
function inferredOutput({ namespace, key, name }: OutlinedJob["contract"]): string {
  const entry = (list: string, condition: string): string =>
    `Extract<(typeof manifest)["${list}"][number], { readonly ${condition} }>`;
  const job =
    namespace === null
      ? entry("jobs", `name: ${stringLiteral(name)}`)
      : `${entry("routers", `namespace: ${stringLiteral(namespace)}`)}["jobs"][${stringLiteral(key)}]`;
  return `OutputOf<${job}["payload"]>`;
}
