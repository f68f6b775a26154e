import { readdirSync } from "node:fs";
import { join } from "node:path";
import { isZod4 } from "../../schema/zod-types.ts";
import { type Case, judge, type Verdict } from "./judge.ts";
import { loadSchemaModule, type SchemaModule } from "./schema-module.ts";
import type { Side, Tool } from "./tools/tool.ts";
import { tools } from "./tools/tools.ts";

/** A row of the table of fidelity: how many of a tool's types are what zod infers. */
export type FidelityRow = Readonly<Record<string, string | number>>;

const sides: readonly Side[] = ["input", "output"];
const goldenFolder = join(import.meta.dirname, "../../test/schema/types");

/** Has each tool print the schemas of the golden test. */
export async function printGoldenSchemas(): Promise<readonly Case[]> {
  const cases: Case[] = [];
  for (const module of await goldenModules()) {
    for (const tool of tools) cases.push(...(await casesOf(tool, module)));
  }
  return cases;
}

/**
 * Has the compiler compare what the tools printed with what zod infers.
 *
 * @param folder a folder within the project, for what is compiled
 */
export function compareFidelity(
  cases: readonly Case[],
  folder: string,
  exactOptionalPropertyTypes: boolean,
): readonly FidelityRow[] {
  const verdicts = judge(cases, folder, exactOptionalPropertyTypes);
  const row = (tool: Tool, zod: 3 | 4, side: Side): readonly FidelityRow[] => {
    const printed = cases.filter((one) => one.tool === tool.name && one.zod === zod && one.side === side);
    const count = (wanted: Verdict): number => printed.filter((one) => verdicts.get(one) === wanted).length;
    if (printed.length === 0) return [];
    return [
      {
        tool: tool.name,
        schemas: `${printed.length} of zod ${zod}`,
        side,
        exact: count("exact"),
        wider: count("wider"),
        wrong: count("wrong"),
        "refers to the schema": printed.filter(({ refers }) => refers).length,
      },
    ];
  };
  const versions = [4, 3] as const;
  return versions.flatMap((zod) => tools.flatMap((tool) => sides.flatMap((side) => row(tool, zod, side))));
}

async function goldenModules(): Promise<readonly SchemaModule[]> {
  const files = readdirSync(goldenFolder).filter((file) => /^schemas.*\.ts$/.test(file));
  return Promise.all(files.sort().map((file) => loadSchemaModule(join(goldenFolder, file))));
}

async function casesOf(tool: Tool, module: SchemaModule): Promise<readonly Case[]> {
  const readable = Object.entries(module.schemas).filter(([, schema]) => tool.readsZod3 || isZod4(schema));
  const schemas = Object.fromEntries(readable);
  const print = await tool.load();
  return (await print({ path: module.path, schemas })).flatMap((printed) => {
    const schema = schemas[printed.name];
    const zod = schema && isZod4(schema) ? 4 : 3;
    return sides.map((side) => ({
      tool: tool.name,
      zod,
      side,
      module: module.path,
      schema: printed.name,
      text: printed[side],
      refers: side === "output" && printed.outputRefers === true,
    }));
  });
}
