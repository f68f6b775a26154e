import type { JobContract } from "../schema/contract.ts";
import type { Json, JsonObject } from "../schema/json.ts";
import { toDraft07 } from "../schema/json-schema/draft-07.ts";
import type { SchemaDraft } from "./schema-draft.ts";
import type { TemplateFile } from "./template.ts";
import type { TemplateInput } from "./template-input.ts";

/** `schemas/**`: the JSON Schemas of every job, and their index. */
export function* jsonSchemas({ contract: { jobs }, drafts }: TemplateInput): Generator<TemplateFile> {
  for (const job of jobs) {
    for (const draft of drafts) {
      for (const { kind, schema } of schemasOf(job)) {
        const json = draft === "draft-07" ? toDraft07(schema) : schema;
        yield { path: `schemas/${schemaFile(job, kind, draft)}`, json };
      }
    }
  }
  const index = Object.fromEntries(jobs.map((job) => [job.name, indexEntry(job, drafts)]));
  yield { path: "schemas/index.json", json: index };
}

type SchemaKind = "payload" | "result";

/** The payload's schema, and the result's where there is one. */
function schemasOf({ payload, result }: JobContract): readonly { kind: SchemaKind; schema: JsonObject }[] {
  return [
    { kind: "payload", schema: payload.schema },
    ...(result ? [{ kind: "result" as const, schema: result.schema }] : []),
  ];
}

function indexEntry(job: JobContract, drafts: readonly SchemaDraft[]): Json {
  const files = (kind: SchemaKind): JsonObject =>
    Object.fromEntries(drafts.map((draft) => [draft, schemaFile(job, kind, draft)]));
  return {
    queue: job.name,
    version: job.version,
    schemas: files("payload"),
    ...(job.result ? { resultSchemas: files("result") } : {}),
    examples: job.examples,
  };
}

/** No payload's file is a result's: a job's name has two parts at most, and none is called like a router. */
function schemaFile({ name }: JobContract, kind: SchemaKind, draft: SchemaDraft): string {
  const file = kind === "payload" ? name : `${name}.result`;
  return `${draft === "draft-07" ? "draft-07/" : ""}${file}.schema.json`;
}
