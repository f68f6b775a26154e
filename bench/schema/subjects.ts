import { asZodType } from "../../schema/reader/zod4-view.ts";
import { isZod4 } from "../../schema/zod-types.ts";
import { loadBuildContract, loadCodegen } from "./codegen.ts";
import type { SchemaModule } from "./schema-module.ts";
import type { Tool } from "./tools/tool.ts";
import { tools } from "./tools/tools.ts";

/** One row of the table of times. */
export interface Subject {
  readonly name: string;
  /** Gives what is to be measured: from the schemas to texts, whose characters it counts. */
  readonly load: () => Promise<(module: SchemaModule) => Promise<number>>;
}

/** The tools, and what codegen does beside the part of it that they can be compared with. */
export const subjects: readonly Subject[] = [
  ...tools.map(subjectOf),
  { name: "zod's toJSONSchema alone", load: loadZodConversion },
  { name: "jobwright, whole contract", load: loadBuildContract },
  { name: "jobwright, whole codegen", load: loadCodegen },
];

function subjectOf({ name, load }: Tool): Subject {
  return {
    name,
    load: async () => {
      const print = await load();
      return async (module) =>
        (await print(module))
          .flatMap(({ input, output, jsonSchema }) => [input, output, jsonSchema])
          .reduce((sum, text) => sum + (text?.length ?? 0), 0);
    },
  };
}

/** The input side, once: the floor of what converts schemas by it. */
async function loadZodConversion(): Promise<(module: SchemaModule) => Promise<number>> {
  const { toJSONSchema } = await import("zod/v4/core");
  return async ({ schemas }) =>
    Object.values(schemas)
      .filter(isZod4)
      .map((schema) => JSON.stringify(toJSONSchema(asZodType(schema), { io: "input" }), null, 2))
      .reduce((sum, text) => sum + text.length, 0);
}
