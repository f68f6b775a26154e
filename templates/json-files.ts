import type { JobContract } from "../schema/contract.ts";
import type { Json } from "../schema/json.ts";
import { toDraft07 } from "../schema/json-schema/draft-07.ts";
import type { SchemaDraft } from "./schema-draft.ts";
import type { TemplateInput } from "./template-input.ts";

/** `contract.json` and `schemas/**`: paths below the client's folder, and texts. */
export function jsonFiles({ outline: { contract }, drafts }: TemplateInput): [path: string, text: string][] {
  return [
    ["contract.json", jsonText(contract)],
    ...contract.jobs.flatMap((job) =>
      drafts.map((draft): [string, string] => [
        `schemas/${schemaFile(job, draft)}`,
        jsonText(draft === "draft-07" ? toDraft07(job.payload.schema) : job.payload.schema),
      ]),
    ),
    [
      "schemas/index.json",
      jsonText(Object.fromEntries(contract.jobs.map((job) => [job.name, indexEntry(job, drafts)]))),
    ],
  ];
}

function indexEntry(job: JobContract, drafts: readonly SchemaDraft[]): Json {
  return {
    queue: job.name,
    version: job.version,
    schemas: Object.fromEntries(drafts.map((draft) => [draft, schemaFile(job, draft)])),
    examples: job.examples,
  };
}

function schemaFile({ name }: JobContract, draft: SchemaDraft): string {
  return `${draft === "draft-07" ? "draft-07/" : ""}${name}.schema.json`;
}

/** Characters that nobody sees, which patterns are full of, are spelled out. */
function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  return `${text.replace(invisible, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
}

const invisible = /[\u007f-\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]/g;
