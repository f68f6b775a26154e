import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { toJSONSchema } from "zod/v4/core";
import { asZodType } from "../../schema/reader/zod4-view.ts";
import { type AnySchema, isZod4 } from "../../schema/zod-types.ts";
import { sampleModule } from "../schema/sample-module.ts";
import { loadSchemaModule } from "../schema/schema-module.ts";

/** The payloads of the sample jobs in the forms that other generators take; absolute paths. */
export interface PayloadDocuments {
  /** An OpenAPI 3.1 document whose components are the payloads. */
  readonly components: string;
  /** The same with an operation for each job, whose body is its payload. */
  readonly operations: string;
  /** A folder of JSON Schemas, a file for each payload. */
  readonly schemas: string;
}

/** Writes the payloads of so many sample jobs, as zod itself converts their input side. */
export async function writePayloadDocuments(folder: string, count: number): Promise<PayloadDocuments> {
  mkdirSync(join(folder, "schemas"), { recursive: true });
  writeFileSync(join(folder, "payloads.ts"), sampleModule(count));
  const { schemas } = await loadSchemaModule(join(folder, "payloads.ts"));
  const named = Object.values(schemas).map((schema, index) => [`Job${index}`, schema] as const);
  const documents = {
    components: join(folder, "components.json"),
    operations: join(folder, "operations.json"),
    schemas: join(folder, "schemas"),
  };
  const components = { schemas: Object.fromEntries(named.map(component)) };
  const document = { openapi: "3.1.0", info: { title: "Sample jobs", version: "1" }, components };
  writeFileSync(documents.components, JSON.stringify({ ...document, paths: {} }));
  const paths = Object.fromEntries(named.map(([name]) => [`/${name}`, { post: operation(name) }]));
  writeFileSync(documents.operations, JSON.stringify({ ...document, paths }));
  for (const [name, schema] of named) {
    const file = join(documents.schemas, `${name}.json`);
    writeFileSync(file, JSON.stringify({ ...jsonSchema(schema, "draft-7"), title: name }));
  }
  return documents;
}

function component([name, schema]: readonly [string, AnySchema]): [string, object] {
  const { $schema: _, ...converted } = jsonSchema(schema, "draft-2020-12");
  return [name, converted];
}

function jsonSchema(schema: AnySchema, target: "draft-7" | "draft-2020-12") {
  if (!isZod4(schema)) throw new Error("The sample schemas are zod 4's.");
  return toJSONSchema(asZodType(schema), { io: "input", target });
}

function operation(name: string): object {
  const content = { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } };
  return {
    operationId: `publish${name}`,
    requestBody: { required: true, content },
    responses: { 202: { description: "Published." } },
  };
}
