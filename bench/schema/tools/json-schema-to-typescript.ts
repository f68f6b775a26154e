import { asZodType } from "../../../schema/reader/zod4-view.ts";
import { type AnySchema, isZod4 } from "../../../schema/zod-types.ts";
import { requirePeer } from "../../install-peers.ts";
import type { Side, Tool } from "./tool.ts";
import { textOrNothing } from "./tool.ts";

interface JsonSchemaToTypescript {
  readonly compile: (schema: object, name: string, options: object) => Promise<string>;
}

/** Its most favourable options: no pass of Prettier, and objects are closed unless they say otherwise. */
const options = { format: false, bannerComment: "", additionalProperties: false };

/** zod's own JSON Schema of each side, in the draft that the tool knows best, then the type of that. */
export const jsonSchemaToTypescript: Tool = {
  name: "json-schema-to-typescript",
  readsZod3: false,
  load: async () => {
    const { toJSONSchema } = await import("zod/v4/core");
    const { compile } = requirePeer<JsonSchemaToTypescript>("json-schema-to-typescript");

    const printed = (schema: AnySchema, io: Side): Promise<string | undefined> =>
      textOrNothing(() => {
        if (!isZod4(schema)) throw new Error("zod converts schemas of zod 4 alone.");
        const converted = toJSONSchema(asZodType(schema), { io, target: "draft-7", unrepresentable: "any" });
        return compile(converted, "Printed", options);
      });

    return async ({ schemas }) => {
      const all = [];
      for (const [name, schema] of Object.entries(schemas)) {
        all.push({ name, input: await printed(schema, "input"), output: await printed(schema, "output") });
      }
      return all;
    };
  },
};
