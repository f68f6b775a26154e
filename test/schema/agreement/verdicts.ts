import { Ajv, type AnySchemaObject } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { defineJob, defineManifest } from "jobwright";
import { validatorOf } from "../../../runtime/validation/validator.ts";
import { buildContract } from "../../../schema/build-contract.ts";
import type { Json, JsonObject } from "../../../schema/json.ts";
import { toDraft07 } from "../../../schema/json-schema/draft-07.ts";
import { findProblems } from "../../../schema/portability/find-problems.ts";
import { type PortabilityKind, portability } from "../../../schema/portability/portability.ts";
import type { PortabilityRow } from "../../../schema/portability/portability-row.ts";
import type { AnySchema } from "../../../schema/zod-types.ts";

/** A schema that became part of a contract, with all who judge values by it. */
export interface Judged {
  readonly document: JsonObject;
  /** The kinds that were warned of. */
  readonly warnings: readonly PortabilityKind[];
  /** What a worker says. */
  readonly zod: (value: Json) => boolean;
  readonly draft2020: (value: Json) => boolean;
  readonly draft07: (value: Json) => boolean;
}

/** Puts a payload's schema into a contract, as codegen does; the codes of the errors where it is refused. */
export async function judge(payload: AnySchema): Promise<Judged | { readonly refused: readonly string[] }> {
  const job = defineJob({ name: "j", payload });
  const { contract, diagnostics } = await buildContract(defineManifest({ name: "m", jobs: [job] }));
  const document = contract?.jobs[0]?.payload.schema;
  if (!document)
    return { refused: diagnostics.flatMap(({ code, severity }) => (severity === "error" ? [code] : [])) };
  const problems = diagnostics.length > 0 ? findProblems(payload, "payload") : [];
  return {
    document,
    warnings: [...new Set(problems.map(({ kind }) => kind))],
    zod: zodVerdict(payload),
    draft2020: compiled(document, "2020-12"),
    draft07: compiled(toDraft07(document), "07"),
  };
}

/** On which values the JSON Schema and zod may differ, by the warnings of a schema. */
export function agreementOf(warnings: readonly PortabilityKind[]): PortabilityRow["agreement"] {
  const said = new Set(
    warnings.flatMap((kind) => {
      const row: PortabilityRow = portability[kind];
      return row.agreement ?? [];
    }),
  );
  const [only] = said;
  return said.size > 1 ? "either" : only;
}

function zodVerdict(payload: AnySchema): (value: Json) => boolean {
  const validate = validatorOf(payload);
  return (value) => {
    try {
      const result = validate(value);
      if (!(result instanceof Promise)) return result.valid;
      // zod tries once more, asynchronously, where its code threw.
      result.catch(() => undefined);
      return false;
    } catch {
      return false;
    }
  };
}

/** Ajv in strict mode; `strictTuples` takes no tuple that may have more or fewer items, so not for those. */
export function compiled(document: JsonObject, draft: "2020-12" | "07"): (value: Json) => boolean {
  const ajv = validators[draft][hasOpenTuple(document) ? "openTuples" : "strict"];
  try {
    return ajv.compile<Json>(document);
  } finally {
    // Ajv keeps every schema; all of these have one id.
    ajv.removeSchema(document as AnySchemaObject);
  }
}

function newValidator<A extends Ajv>(make: new (options: object) => A, strictTuples: boolean): A {
  const ajv = new make({ strict: true, strictTuples, allErrors: true, code: { optimize: false } });
  // The package's types describe its CommonJS form.
  (addFormats as unknown as (ajv: Ajv) => void)(ajv);
  return ajv;
}

const validators = {
  "2020-12": { strict: newValidator(Ajv2020, true), openTuples: newValidator(Ajv2020, false) },
  "07": { strict: newValidator(Ajv, true), openTuples: newValidator(Ajv, false) },
};

/** Whether a tuple somewhere has a rest, or items that may be absent. */
function hasOpenTuple(schema: unknown): boolean {
  if (typeof schema !== "object" || schema === null) return false;
  const { prefixItems, items, minItems, additionalItems }: Partial<JsonObject> = schema as JsonObject;
  const [tuple, rest] = Array.isArray(items) ? [items, additionalItems] : [prefixItems, items];
  if (Array.isArray(tuple) && (rest !== false || minItems !== tuple.length)) return true;
  return Object.values(schema).some(hasOpenTuple);
}
