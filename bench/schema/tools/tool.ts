import type { SchemaModule } from "../schema-module.ts";

/** What makes TypeScript types of zod schemas. */
export interface Tool {
  readonly name: string;
  readonly readsZod3: boolean;
  /** Imports what the tool needs, so that the time for that can be told apart. */
  readonly load: () => Promise<PrintTypes>;
}

/** The types of all schemas of a module, in its order. */
export type PrintTypes = (module: SchemaModule) => Promise<readonly PrintedTypes[]>;

export interface PrintedTypes {
  /** What the module exports the schema as. */
  readonly name: string;
  /** A module's text that exports the type as `Printed`; undefined where the tool throws. */
  readonly input: string | undefined;
  readonly output: string | undefined;
  /** Whether the output, or a part of it, is left to the compiler by a reference to the schema. */
  readonly outputRefers?: boolean;
  /** The schema as JSON Schema, where the tool writes that too. */
  readonly jsonSchema?: string | undefined;
}

export type Side = "input" | "output";

/** What a tool prints; undefined where it throws. */
export async function textOrNothing(print: () => string | Promise<string>): Promise<string | undefined> {
  try {
    return await print();
  } catch {
    return undefined;
  }
}
