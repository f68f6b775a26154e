import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TypeDefinition } from "../../../schema/contract.ts";
import { typeName } from "../../../schema/names.ts";
import type { TypeNode } from "../../../schema/type-node.ts";
import { containsInferred } from "../../../schema/types/contains-inferred.ts";
import { schemaTypes } from "../../../schema/types/schema-types.ts";
import { sharedParts } from "../../../schema/types/shared-parts.ts";
import { noSharedTypes, type SharedTypes, sharedTypes } from "../../../schema/types/shared-types.ts";
import type { AnySchema } from "../../../schema/zod-types.ts";
import { typeText } from "../../../templates/type-text.ts";

/** The exports of a module of schemas, by the module's path below this folder. */
export type SchemaModules = Readonly<Record<string, Readonly<Record<string, AnySchema>>>>;

/** One schema and its types. */
export interface Case {
  readonly schema: AnySchema;
  readonly module: string;
  readonly name: string;
  /** Unique over all modules. */
  readonly id: string;
  readonly input: TypeNode;
  readonly output: TypeNode;
  readonly definitions: readonly TypeDefinition[];
}

export interface Comparison {
  readonly cases: readonly Case[];
  readonly shared: SharedTypes;
}

/** Finds the types of all schemas, and those of the parts with an id among them. */
export function comparisonOf(modules: SchemaModules): Comparison {
  const schemas = Object.entries(modules).flatMap(([module, exported], index) =>
    Object.entries(exported).map(([name, schema]) => ({ module, name, schema, id: `m${index}${name}` })),
  );
  const parts = sharedParts(schemas.map(({ id, schema }) => ({ job: id, root: "payload", schema })));
  const shared = parts.length
    ? sharedTypes(new Map(parts.map((part) => [part.schema, typeName(part.id)])))
    : noSharedTypes;
  const cases = schemas.map((one) => ({ ...one, ...schemaTypes(one.schema, shared) }));
  return { cases, shared };
}

/** Whether a side is printed, wholly or in part; a type that only the compiler knows proves nothing. */
export function isPrinted(type: TypeNode): boolean {
  return type.kind !== "inferred";
}

/** Writes a project that compiles where each printed type is identical to what zod infers. */
export async function writeComparison(folder: string, { cases, shared }: Comparison): Promise<void> {
  const modules = [...new Set(cases.map(({ module }) => module))];
  const part = 'import type { PartOf } from "../../schema/zod-types.ts";';
  const imports = modules.map(
    (module, index) => `import type * as m${index} from "../../test/schema/types/${module}.ts";`,
  );
  const moduleOf = (module: string): string => `m${modules.indexOf(module)}`;
  const definitions = shared.definitions.map(({ name, type }) => `type ${name} = ${typeText(type, String)};`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  await writeFile(
    join(folder, "check.ts"),
    [
      part,
      ...imports,
      header,
      ...definitions,
      ...cases.map((one) => caseText(one, moduleOf(one.module))),
    ].join("\n"),
  );
}

const header = `type Input<S> = S extends { _zod: { input: infer I } } ? I : S extends { _input: infer I } ? I : never;
type Output<S> = S extends { _zod: { output: infer O } } ? O : S extends { _output: infer O } ? O : never;
type Eq<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function same<T extends true>(name: string): T;`;

const tsconfig = {
  compilerOptions: {
    target: "es2023",
    module: "nodenext",
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    lib: ["es2023", "dom"],
    allowImportingTsExtensions: true,
  },
};

/** The types of one schema, printed by the template that writes users' files, and their comparison. */
function caseText({ id, name, input, output, definitions }: Case, module: string): string {
  const schema = `typeof ${module}.${name}`;
  const own = (definition: string): string => `${id}${definition}`;
  const text = (node: TypeNode): string => typeText(node, own, `${id}Inferred_`);
  const check = (side: "Input" | "Output"): string =>
    `same<Eq<${id}${side}_, ${side}<${schema}>>>("${module}.${name} ${side}");`;
  return [
    `type ${id}Input_ = ${text(input)};`,
    `type ${id}Output_ = ${text(output)};`,
    ...(containsInferred([output]) ? [`type ${id}Inferred_ = Output<${schema}>;`] : []),
    ...definitions.map((definition) => `type ${own(definition.name)} = ${text(definition.type)};`),
    check("Input"),
    check("Output"),
  ].join("\n");
}
