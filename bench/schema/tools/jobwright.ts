import { typeName } from "../../../schema/names.ts";
import type { TypeNode } from "../../../schema/type-node.ts";
import type { RootSchema } from "../../../schema/types/shared-parts.ts";
import type { SchemaModule } from "../schema-module.ts";
import type { Tool } from "./tool.ts";
import { textOrNothing } from "./tool.ts";

/** JSON Schema and both types, printed by the template that writes users' files. */
export const jobwright: Tool = {
  name: "jobwright",
  readsZod3: true,
  load: async () => {
    const { convertSchema } = await import("../../../schema/json-schema/convert.ts");
    const { containsInferred } = await import("../../../schema/types/contains-inferred.ts");
    const { schemaTypes } = await import("../../../schema/types/schema-types.ts");
    const { sharedParts } = await import("../../../schema/types/shared-parts.ts");
    const { sharedTypes } = await import("../../../schema/types/shared-types.ts");
    const { isSameType } = await import("../../../templates/same-type.ts");
    const { typeText } = await import("../../../templates/type-text.ts");

    const declared = (name: string, type: TypeNode): string =>
      `export type ${name} = ${typeText(type, String, "Inferred")};`;

    return async ({ path, schemas }) => {
      const parts = sharedParts(rootsOf(schemas));
      const shared = sharedTypes(new Map(parts.map(({ id, schema }) => [schema, typeName(id)])));
      const printed = [];
      for (const [name, schema] of Object.entries(schemas)) {
        const { input, output, definitions, recursive } = schemaTypes(schema, shared);
        const named = [...shared.definitions, ...definitions].map((one) => declared(one.name, one.type));
        const isInferred = containsInferred([output]);
        const names = new Map([...shared.recursive, ...shared.names, ...recursive]);
        const inputText = declared("Printed", input);
        // As codegen does, which then declares the one as the other.
        const isSame = isSameType(input, output);
        printed.push({
          name,
          input: [...named, inputText].join("\n"),
          output: [
            ...(isInferred ? [inferredOutput(path, name)] : []),
            ...named,
            isSame ? inputText : declared("Printed", output),
          ].join("\n"),
          outputRefers: isInferred,
          jsonSchema: await textOrNothing(async () =>
            JSON.stringify((await convertSchema(schema, names)).schema, null, 2),
          ),
        });
      }
      return printed;
    };
  },
};

function rootsOf(schemas: SchemaModule["schemas"]): readonly RootSchema[] {
  return Object.entries(schemas).map(([job, schema]) => ({ job, root: "payload", schema }));
}

/** What comes out of code is left to the compiler, by a reference to the schema. */
function inferredOutput(path: string, name: string): string {
  return [
    'import type { OutputOf, PartOf } from "jobwright/runtime";',
    `import type { ${name} } from ${JSON.stringify(path)};`,
    `type Inferred = OutputOf<typeof ${name}>;`,
  ].join("\n");
}
