import type { SourceFileStructure, StatementStructures } from "ts-morph";
import type { SchemaContract, TypeDefinition } from "../schema/contract.ts";
import type { TypeNode } from "../schema/type-node.ts";
import { documentation } from "./documentation.ts";
import { header } from "./header.ts";
import { importPath } from "./layout.ts";
import { propertyName, stringLiteral } from "./literal.ts";
import type { OutlinedJob } from "./outline.ts";
import { reachable } from "./reachable.ts";
import { exportedInterface, exportedType, importDefault, importTypes, sourceFile } from "./structures.ts";
import type { TemplateInput } from "./template-input.ts";
import { propertyType, typeText } from "./type-text.ts";

/** `jobs/<namespace>/<job>.ts`: the types of one job and nothing that runs. */
export function jobTypesFile(job: OutlinedJob, { layout, manifestPath }: TemplateInput): SourceFileStructure {
  const { payload, result, ...about } = job.contract;
  const { output } = payload;
  const inferred = reachable([output], payload.definitions).inferred;
  const sameTypes = JSON.stringify(output) === JSON.stringify(payload.input);
  const payloadTypes = declarations(
    payload,
    inferred ? [payload.input] : [payload.input, output],
    job.payloadType,
  );
  const resultTypes = result ? declarations(result, [result.input], job.resultType) : undefined;
  const from = `${layout.client}/jobs/${job.file}`;
  const parsed =
    inferred || sameTypes
      ? exportedType({
          name: job.parsedType,
          type: inferred ? inferredOutput(job) : job.payloadType,
          docs: [{ description: "What the handler gets." }],
        })
      : payloadTypes.declare(job.parsedType, output, {
          description: "What the handler gets: parsed by the schema.",
        });
  return sourceFile([
    header(manifestPath, about.name),
    ...(inferred ? importTypes(["OutputOf"], "jobwright/runtime") : []),
    ...(inferred
      ? [
          importDefault("manifest", importPath(from, layout.manifest, layout.importExtension), {
            isTypeOnly: true,
          }),
        ]
      : []),
    payloadTypes.declare(job.payloadType, payload.input, about),
    parsed,
    resultTypes && result
      ? resultTypes.declare(job.resultType, result.input, { description: "What the handler returns." })
      : exportedType({
          name: job.resultType,
          type: "unknown",
          docs: [{ description: "What the handler returns: any JSON." }],
        }),
    ...payloadTypes.definitions,
    ...(resultTypes?.definitions ?? []),
  ]);
}

interface Declarations {
  readonly definitions: readonly StatementStructures[];
  declare(name: string, node: TypeNode, about: Parameters<typeof documentation>[0]): StatementStructures;
}

/** The named types that `roots` need, and how to declare one that refers to them. */
function declarations(schema: SchemaContract, roots: readonly TypeNode[], prefix: string): Declarations {
  const names = definitionNames(schema.definitions, prefix);
  const text = (node: TypeNode): string => typeText(node, (name) => names.get(name) ?? "unknown");
  const declare: Declarations["declare"] = (name, node, about) => {
    const docs = documentation(about);
    if (node.kind !== "object") return exportedType({ name, type: text(node), docs });
    return exportedInterface({
      name,
      docs,
      properties: node.properties.map((property) => ({
        name: propertyName(property.name),
        type: propertyType(property, text),
        hasQuestionToken: property.optional !== undefined,
        isReadonly: property.readonly ?? false,
        docs: documentation(property),
      })),
      indexSignatures: node.index
        ? [{ keyName: "key", keyType: "string", returnType: text(node.index) }]
        : [],
    });
  };
  const { references } = reachable(roots, schema.definitions);
  return {
    declare,
    definitions: schema.definitions
      .filter(({ name }) => references.has(name))
      .map(({ name, type }) => declare(names.get(name) ?? name, type, {})),
  };
}

/** Qualified by the job's type, so that a payload's and a result's never meet. */
function definitionNames(
  definitions: readonly TypeDefinition[],
  prefix: string,
): ReadonlyMap<string, string> {
  return new Map(definitions.map(({ name }) => [name, `${prefix}${name}`]));
}

/** What only the compiler knows, by namespace and key or by name, so that no other job's place matters. */
function inferredOutput({ contract }: OutlinedJob): string {
  const schemaOf = (jobs: string): string => `OutputOf<${jobs}["payload"]>`;
  const { namespace, key, name } = contract;
  if (namespace === null) {
    return schemaOf(`Extract<(typeof manifest)["jobs"][number], { readonly name: ${stringLiteral(name)} }>`);
  }
  const router = `Extract<(typeof manifest)["routers"][number], { readonly namespace: ${stringLiteral(namespace)} }>`;
  return schemaOf(`${router}["jobs"][${stringLiteral(key)}]`);
}
