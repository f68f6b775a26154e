import { compilerApi } from "./compiler-api.ts";
import { jobwright } from "./jobwright.ts";
import { jsonSchemaToTypescript } from "./json-schema-to-typescript.ts";
import type { Tool } from "./tool.ts";
import { zodToTypescript } from "./zod-to-ts.ts";

/** Ours first: the others are compared with it. */
export const tools: readonly Tool[] = [jobwright, jsonSchemaToTypescript, zodToTypescript, compilerApi];
