import { readdirSync } from "node:fs";
import { join } from "node:path";
import { isZod4 } from "../../schema/zod-types.ts";
import { type Case, judge, type Verdict } from "./judge.ts";
import { loadSchemaModule, type SchemaModule } from "./schema-module.ts";
import type { Side, Tool } from "./tools/tool.ts";
import { tools } from "./tools/tools.ts";

/** A row of the table of fidelity: how many of a tool's types are what zod infers. */
export type FidelityRow = Readonly<Record<string, string | number>>;

const goldenFolder = join(import.meta.dirname, "../../test/schema/types");

/**
 * Has each tool print the schemas of the golden test, and the compiler compare what they print with what zod infers.
 *
 * @param folder an empty folder within the project, for what is compiled
 */
export async function compareFidelity(folder: string): Promise<readonly FidelityRow[]> {
  const cases: Case[] = [];
  for (const module of await goldenModules()) {
    for (const tool of tools) cases.push(...(await casesOf(tool, module)));
  }
  const verdicts = judge(cases, folder);
  return [...Map.groupBy(cases, ({ group }) => group)].map(([, [first, ...others]]) => {
    const group = first ? [first, ...others] : [];
    const count = (wanted: Verdict): number => group.filter((one) => verdicts.get(one) === wanted).length;
    return {
      tool: first?.tool ?? "",
      schemas: `${group.length} of zod ${first?.zod}`,
      side: first?.side ?? "",
      exact: count("exact"),
      equivalent: count("equivalent"),
      wider: count("wider"),
      wrong: count("wrong"),
    };
  });
}

async function goldenModules(): Promise<readonly SchemaModule[]> {
  const files = readdirSync(goldenFolder).filter((file) => /^schemas.*\.ts$/.test(file));
  return Promise.all(files.sort().map((file) => loadSchemaModule(join(goldenFolder, file))));
}

async function casesOf(tool: Tool, module: SchemaModule): Promise<readonly Case[]> {
  const readable = Object.entries(module.schemas).filter(([, schema]) => tool.readsZod3 || isZod4(schema));
  const schemas = Object.fromEntries(readable);
  const print = await tool.load();
  const sides: readonly Side[] = ["input", "output"];
  return (await print({ path: module.path, schemas })).flatMap((printed) => {
    const schema = schemas[printed.name];
    const zod = schema && isZod4(schema) ? 4 : 3;
    return sides.map((side) => ({
      tool: tool.name,
      zod,
      side,
      group: `${zod} ${side} ${tool.name}`,
      module: module.path,
      schema: printed.name,
      text: printed[side],
    }));
  });
}
