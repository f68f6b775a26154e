import { namedSchema } from "../reader/named-schema.ts";
import type { SchemaView } from "../reader/schema-view.ts";
import { stableValue } from "../reader/stable-value.ts";
import { notesOf, viewOf } from "../reader/view-of.ts";
import type { PropertyNode, TypeNode } from "../type-node.ts";
import type { AnySchema } from "../zod-types.ts";
import { includesUndefined, isKeyword } from "./nodes.ts";

/** How a property may be absent, as zod's types have it; undefined where it may not. */
export function optionalKind(type: TypeNode, absent: boolean | "byType"): PropertyNode["optional"] {
  if (absent === false || (absent === "byType" && !mayBeUndefined(type))) return undefined;
  return includesUndefined(type) ? "optional" : "exact";
}

function mayBeUndefined(type: TypeNode): boolean {
  return includesUndefined(type) || isKeyword(type, "any", "unknown");
}

type Notes = Pick<PropertyNode, "description" | "deprecated">;

/**
 * What people wrote about a property, on its schema or on what that wraps. What they wrote about a shared part
 * stands on its type.
 */
export function propertyNotes(
  schema: AnySchema,
  side: "input" | "output",
  shared: ReadonlyMap<AnySchema, string>,
): { readonly [Note in keyof Notes]: Notes[Note] | undefined } {
  const { description, deprecated } = notesOf(schema);
  const part = shared.size > 0 ? namedSchema(schema)?.schema : undefined;
  if (part && shared.has(part)) {
    const onType = notesOf(part);
    return {
      description: description === onType.description ? undefined : description,
      deprecated: deprecated === onType.deprecated ? undefined : deprecated,
    };
  }
  const inner = wrapped(viewOf(schema), side);
  const within = inner ? propertyNotes(inner, side, shared) : undefined;
  return {
    description: description ?? within?.description,
    deprecated: deprecated ?? within?.deprecated,
  };
}

/** The default of a property as JSON text, through the wrappers around it. */
export function defaultText(schema: AnySchema): string | undefined {
  const view = viewOf(schema);
  if (view.kind === "default" || view.kind === "prefault") return stableText(view.value);
  const inner = wrapped(view, "input");
  return inner && defaultText(inner);
}

/** Whether a schema is that of a Date, through the wrappers around it. */
export function isDate(schema: AnySchema, side: "input" | "output"): boolean {
  const view = viewOf(schema);
  const inner = wrapped(view, side);
  return inner ? isDate(inner, side) : view.kind === "date";
}

/** The schema that another one only adds something to. */
function wrapped(view: SchemaView, side: "input" | "output"): AnySchema | undefined {
  switch (view.kind) {
    case "optional":
    case "nullable":
    case "nonoptional":
    case "default":
    case "prefault":
    case "readonly":
    case "catch":
    case "checked":
    case "brand":
    case "effect":
      return view.inner;
    case "pipe":
      return side === "input" ? view.in : view.out;
    default:
      return undefined;
  }
}

/** None for a default that JSON has not, or that is another one each time: the text must not change by itself. */
function stableText(read: () => unknown): string | undefined {
  const found = stableValue(read);
  if (!found.stable) return undefined;
  try {
    return JSON.stringify(found.value);
  } catch {
    return undefined;
  }
}
