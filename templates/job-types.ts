import type { SourceFileStructure } from "ts-morph";
import type { SchemaContract } from "../schema/contract.ts";
import type { TypeNode } from "../schema/type-node.ts";
import { type Documentation, documentationText } from "./documentation.ts";
import { header } from "./header.ts";
import { importPath } from "./layout.ts";
import { stringLiteral } from "./literal.ts";
import type { OutlinedJob } from "./outline.ts";
import { references } from "./references.ts";
import { importDefault, importTypes, sourceFile } from "./structures.ts";
import type { TemplateInput } from "./template-input.ts";
import { interfaceBody, type ReferenceName, typeText } from "./type-text.ts";

/** `jobs/<namespace>/<job>.ts`: the types of one job and nothing that runs. */
export function jobTypesFile(job: OutlinedJob, { layout, manifestPath }: TemplateInput): SourceFileStructure {
  const { payload, result, name, description, deprecated } = job.contract;
  const inferred = payload.output.kind === "inferred";
  const declarations = [
    ...declare(job.payloadType, payload, "input", { description, deprecated }),
    ...parsedType(job, inferred),
    ...(result
      ? declare(job.resultType, result, "input", { description: "What the handler returns." })
      : [alias(job.resultType, "unknown", "What the handler returns: any JSON value.")]),
  ];
  const manifest = importPath(`${layout.client}/jobs/${job.file}`, layout.manifest, layout.importExtension);
  return sourceFile([
    header(manifestPath, name),
    ...(inferred ? importTypes(["OutputOf"], "jobwright/runtime") : []),
    ...(inferred ? [importDefault("manifest", manifest, { isTypeOnly: true })] : []),
    // As text: ts-morph indents the lines of a type that has more than one by a level too many.
    `\n${[...new Set(declarations)].join("\n\n")}`,
  ]);
}

function parsedType({ contract, payloadType, parsedType: name }: OutlinedJob, inferred: boolean): string[] {
  const { payload } = contract;
  const description = "What the handler gets: the payload as its schema parsed it.";
  if (inferred) return [alias(name, inferredOutput(contract), description)];
  const isSame = JSON.stringify(payload.output) === JSON.stringify(payload.input);
  return isSame
    ? [alias(name, payloadType, description)]
    : declare(name, payload, "output", { description }, payloadType);
}

/** A type and the named ones that it needs, which are qualified so that no two schemas' meet. */
function declare(
  name: string,
  schema: SchemaContract,
  side: "input" | "output",
  about: Documentation,
  qualifier = name,
): string[] {
  const needed = references(schema[side], schema.definitions);
  const referenceName: ReferenceName = (reference) => `${qualifier}${reference}`;
  return [
    declaration(name, schema[side], referenceName, about),
    ...schema.definitions
      .filter((definition) => needed.has(definition.name))
      .map((definition) => declaration(`${qualifier}${definition.name}`, definition.type, referenceName, {})),
  ];
}

/** An interface where it can be one: the compiler shows it by its name. */
function declaration(
  name: string,
  node: TypeNode,
  referenceName: ReferenceName,
  about: Documentation,
): string {
  const declared =
    node.kind === "object"
      ? `export interface ${name} ${interfaceBody(node, referenceName)}`
      : `export type ${name} = ${typeText(node, referenceName)};`;
  return [...documentationText(about), declared].join("\n");
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
