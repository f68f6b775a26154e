import { join } from "node:path";
import type ts from "typescript-6.0";
import { compilerOptions } from "../compiler-options.ts";
import { inferredTypes } from "../inferred-types.ts";
import type { Side, Tool } from "./tool.ts";

/** The compiler infers the types from the source of the schemas, and prints them in full. */
export const compilerApi: Tool = {
  name: "compiler API",
  readsZod3: true,
  load: async () => {
    const { default: typescript } = await import("typescript-6.0");

    return async ({ path, schemas }) => {
      const names = Object.keys(schemas);
      const types = typesInProgram(typescript, path, names);
      const printed = (name: string, side: Side): string =>
        `export type Printed = ${types.get(aliasName(name, side)) ?? "unknown"};`;
      return names.map((name) => ({
        name,
        input: printed(name, "input"),
        output: printed(name, "output"),
      }));
    };
  },
};

/** The texts of the schemas' types, by the name of their alias. */
function typesInProgram(
  typescript: typeof ts,
  path: string,
  names: readonly string[],
): ReadonlyMap<string, string> {
  const asker = join(path, "../asked-types.ts");
  const options = compilerOptions(typescript);
  const host = typescript.createCompilerHost(options);
  const text = aliasModule(path, names);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (file) => file === asker || fileExists(file);
  host.getSourceFile = (file, languageVersion, ...rest) =>
    file === asker
      ? typescript.createSourceFile(file, text, languageVersion)
      : getSourceFile(file, languageVersion, ...rest);
  const program = typescript.createProgram([asker], options, host);
  const checker = program.getTypeChecker();
  const { NoTruncation, InTypeAlias } = typescript.TypeFormatFlags;
  const aliases = [...(program.getSourceFile(asker)?.statements ?? [])].filter(
    typescript.isTypeAliasDeclaration,
  );
  return new Map(
    aliases.map((alias) => {
      const type = checker.getTypeAtLocation(alias);
      return [alias.name.text, checker.typeToString(type, undefined, NoTruncation | InTypeAlias)];
    }),
  );
}

function aliasModule(path: string, names: readonly string[]): string {
  const alias = (name: string, side: Side): string =>
    `type ${aliasName(name, side)} = ${side === "input" ? "Input" : "Output"}<typeof schemas.${name}>;`;
  return [
    `import type * as schemas from ${JSON.stringify(path)};`,
    inferredTypes,
    ...names.flatMap((name) => [alias(name, "input"), alias(name, "output")]),
  ].join("\n");
}

function aliasName(schema: string, side: Side): string {
  return `${schema}_${side}`;
}
