import { pathToFileURL } from "node:url";
import { isSchema } from "../../schema/reader/view-of.ts";
import type { AnySchema } from "../../schema/zod-types.ts";

/** A module that exports schemas and nothing else: some tools read the values, one reads the source. */
export interface SchemaModule {
  /** An absolute path. */
  readonly path: string;
  readonly schemas: Readonly<Record<string, AnySchema>>;
}

export async function loadSchemaModule(path: string): Promise<SchemaModule> {
  const exported: Readonly<Record<string, unknown>> = await import(pathToFileURL(path).href);
  return {
    path,
    schemas: Object.fromEntries(
      Object.entries(exported).filter((entry): entry is [string, AnySchema] => isSchema(entry[1])),
    ),
  };
}
