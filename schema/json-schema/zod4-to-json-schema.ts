import * as core from "zod/v4/core";
import type { JsonObject } from "../json.ts";
import { admitsAnything } from "../reader/input-facts.ts";
import { metaOf } from "../reader/zod4-meta.ts";
import { asZodType } from "../reader/zod4-view.ts";
import type { AnySchema, Zod4Schema } from "../zod-types.ts";
import type { Conversion, SchemaPath, Unconvertible } from "./conversion.ts";
import { holdsAny } from "./holds-any.ts";
import { leanReferences } from "./lean-references.ts";
import { poolIntersections } from "./pool-intersections.ts";
import { mendNode } from "./zod4-node.ts";
import { mendPatterns } from "./zod4-patterns.ts";

/**
 * The JSON Schema of the input side of a zod 4 or zod/mini schema. Shared and recursive schemas get the names
 * of their types.
 */
export function zod4ToJsonSchema(schema: Zod4Schema, names: ReadonlyMap<AnySchema, string>): Conversion {
  const problems: Unconvertible[] = [];
  const empty: SchemaPath[] = [];
  const typed = asZodType(schema);
  const converted = core.toJSONSchema(typed, {
    io: "input",
    target: "draft-2020-12",
    reused: "inline",
    metadata: new WrittenNotes(typed, names),
    unrepresentable: ({ zodSchema, path, message }) => {
      // A value that `.catch` makes of the error, or the default of a codec's output: neither is written.
      if (["catch", "default"].includes(zodSchema._zod.def.type)) return "any";
      const replacement = coercedFromText(zodSchema);
      if (!replacement) problems.push({ path, message });
      return replacement ?? "any";
    },
    override: ({ zodSchema, jsonSchema, path }) => {
      if (isEmpty(jsonSchema) && !admitsAnything(zodSchema)) empty.push(path);
      mendNode(zodSchema, jsonSchema);
      mendPatterns(zodSchema, jsonSchema);
    },
  });
  // The converter ends with a round trip through JSON.
  const json = converted as unknown as JsonObject;
  const isWhole = !holdsAny(json, ["$ref", "allOf"]);
  return { schema: isWhole ? json : poolIntersections(leanReferences(json)), problems, empty };
}

/** Whether a JSON Schema has annotations alone. */
function isEmpty(json: core.JSONSchema.BaseSchema): boolean {
  // Asked of every node, of which most have a type.
  return json.type === undefined && Object.keys(json).every((keyword) => annotations.has(keyword));
}

const annotations: ReadonlySet<string> = new Set([
  "default",
  "deprecated",
  "description",
  "examples",
  "id",
  "readOnly",
  "title",
]);

/** What a schema that makes its value out of text takes from JSON. */
function coercedFromText(schema: core.$ZodTypes): core.JSONSchema.BaseSchema | undefined {
  const { def } = schema._zod;
  if (def.type === "date" && def.coerce) return { type: "string", format: "date-time" };
  if (def.type === "bigint" && def.coerce) return { type: "string", pattern: "^-?[0-9]+$" };
  return undefined;
}

/**
 * The allow-list of what `.meta()` may add to a schema: anything else could change what it accepts. Names of
 * shared and recursive schemas become ids, which the converter files under `$defs`; the root has none, or it would be a
 * reference itself.
 */
class WrittenNotes extends core.$ZodRegistry<Record<string, unknown>> {
  readonly #root: core.$ZodType;
  readonly #names: ReadonlyMap<AnySchema, string>;
  /** The converter asks three times for each schema. */
  readonly #known = new Map<core.$ZodType, Record<string, unknown> | undefined>();

  constructor(root: core.$ZodType, names: ReadonlyMap<AnySchema, string>) {
    super();
    this.#root = root;
    this.#names = names;
  }

  override get<S extends core.$ZodType>(schema: S): core.$replace<Record<string, unknown>, S> | undefined {
    if (!this.#known.has(schema)) this.#known.set(schema, this.#notesOn(schema));
    // The converter reads plain properties; the type only serves registries with schema-dependent ones.
    return this.#known.get(schema) as core.$replace<Record<string, unknown>, S> | undefined;
  }

  #notesOn(schema: core.$ZodType): Record<string, unknown> | undefined {
    const given = metaOf(schema);
    if (!given && !this.#names.has(schema)) return undefined;
    const { title, description, deprecated, examples } = given ?? {};
    const notes = {
      ...(schema === this.#root ? {} : { id: this.#names.get(schema) }),
      title,
      description,
      examples,
      ...(deprecated ? { deprecated: true } : {}),
    };
    return Object.fromEntries(Object.entries(notes).filter(([, value]) => value !== undefined));
  }
}
