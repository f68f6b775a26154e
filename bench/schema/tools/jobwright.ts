import type { SchemaTypes } from "../../../schema/types/schema-types.ts";
import type { Side, Tool } from "./tool.ts";
import { textOrNothing } from "./tool.ts";

/** JSON Schema and both types, printed by the template that writes users' files. */
export const jobwright: Tool = {
  name: "jobwright",
  readsZod3: true,
  load: async () => {
    const { convertSchema } = await import("../../../schema/json-schema/convert.ts");
    const { schemaTypes } = await import("../../../schema/types/schema-types.ts");
    const { typeText } = await import("../../../templates/type-text.ts");

    const printedType = (types: SchemaTypes, side: Side): string =>
      [
        ...types.definitions.map(({ name, type }) => `type ${name} = ${typeText(type, (other) => other)};`),
        `export type Printed = ${typeText(types[side], (name) => name)};`,
      ].join("\n");

    return async ({ path, schemas }) => {
      const printed = [];
      for (const [name, schema] of Object.entries(schemas)) {
        const types = schemaTypes(schema);
        printed.push({
          name,
          input: printedType(types, "input"),
          output:
            types.output.kind === "inferred" ? inferredOutput(path, name) : printedType(types, "output"),
          jsonSchema: await textOrNothing(async () =>
            JSON.stringify((await convertSchema(schema, types.recursive)).schema, null, 2),
          ),
        });
      }
      return printed;
    };
  },
};

/** What comes out of code is left to the compiler, by a reference to the schema. */
function inferredOutput(path: string, name: string): string {
  return [
    'import type { OutputOf } from "jobwright/runtime";',
    `import type { ${name} } from ${JSON.stringify(path)};`,
    `export type Printed = OutputOf<typeof ${name}>;`,
  ].join("\n");
}
