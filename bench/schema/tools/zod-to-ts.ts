import { type AnySchema, isZod4 } from "../../../schema/zod-types.ts";
import { requirePeer } from "../../install-peers.ts";
import type { Side, Tool } from "./tool.ts";
import { textOrNothing } from "./tool.ts";

interface ZodToTs {
  readonly zodToTs: (schema: AnySchema, options: object) => { readonly node: SyntaxNode };
  readonly createAuxiliaryTypeStore: () => {
    readonly definitions: ReadonlyMap<unknown, { readonly node: SyntaxNode }>;
  };
  readonly createTypeAlias: (node: SyntaxNode, name: string) => SyntaxNode;
  readonly printNode: (node: SyntaxNode) => string;
}

/** A node of the compiler that the tool brings along. */
type SyntaxNode = object;

export const zodToTypescript: Tool = {
  name: "zod-to-ts",
  readsZod3: false,
  load: async () => {
    const tool = requirePeer<ZodToTs>("zod-to-ts");

    const printed = (schema: AnySchema, io: Side): Promise<string | undefined> =>
      textOrNothing(() => {
        if (!isZod4(schema)) throw new Error("zod-to-ts reads schemas of zod 4 alone.");
        const auxiliaryTypeStore = tool.createAuxiliaryTypeStore();
        const { node } = tool.zodToTs(schema, { auxiliaryTypeStore, io, unrepresentable: "any" });
        const definitions = [...auxiliaryTypeStore.definitions.values()];
        return [
          ...definitions.map((definition) => tool.printNode(definition.node)),
          `export ${tool.printNode(tool.createTypeAlias(node, "Printed"))}`,
        ].join("\n");
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
