import type { JobContract } from "../schema/contract.ts";
import type { Json, JsonObject } from "../schema/json.ts";
import { toDraft07 } from "../schema/json-schema/draft-07.ts";
import type { SchemaDraft } from "./schema-draft.ts";
import type { TemplateInput } from "./template-input.ts";

/** `contract.json` and `schemas/**`: paths below the client's folder, and texts. */
export function jsonFiles({ outline: { contract }, drafts }: TemplateInput): [path: string, text: string][] {
  return [
    ["contract.json", jsonText(contract)],
    ...contract.jobs.flatMap((job) =>
      drafts.flatMap((draft) =>
        schemasOf(job).map(({ kind, schema }): [string, string] => [
          `schemas/${schemaFile(job, kind, draft)}`,
          jsonText(draft === "draft-07" ? toDraft07(schema) : schema),
        ]),
      ),
    ),
    [
      "schemas/index.json",
      jsonText(Object.fromEntries(contract.jobs.map((job) => [job.name, indexEntry(job, drafts)]))),
    ],
  ];
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

/** Characters that nobody sees, which patterns are full of, are spelled out. */
function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  return `${text.replace(invisible, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
}

const invisible = /[\u007f-\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]/g;
