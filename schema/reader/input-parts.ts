import { propertyPlace } from "../property-place.ts";
import type { AnySchema } from "../zod-types.ts";
import type { SchemaView } from "./schema-view.ts";

/** A schema within another, and where its value is: `.price`, `[]`, or nothing for the same value. */
export interface SchemaPart {
  readonly schema: AnySchema;
  readonly place: string;
}

/** The schemas of the input side that a schema is made of. */
export function inputParts(view: SchemaView): readonly SchemaPart[] {
  switch (view.kind) {
    case "object": {
      const named = view.properties.map(({ name, schema }) => ({ schema, place: propertyPlace(name) }));
      return typeof view.others === "string" ? named : [...named, { schema: view.others, place: ".*" }];
    }
    case "array":
      return [{ schema: view.element, place: "[]" }];
    case "tuple": {
      const items = view.items.map(({ schema }, index) => ({ schema, place: `[${index}]` }));
      return view.rest ? [...items, { schema: view.rest, place: "[]" }] : items;
    }
    case "record":
      return [view.key, view.value].map((schema) => ({ schema, place: ".*" }));
    case "union":
      return view.members.map(here);
    case "intersection":
      return [view.left, view.right].map(here);
    case "pipe":
      return [here(view.in)];
    case "preprocess":
      return [here(view.out)];
    default:
      return "inner" in view ? [here(view.inner)] : [];
  }
}

/** The schemas that a schema is made of, on both sides. */
export function partsOfBothSides(view: SchemaView): readonly AnySchema[] {
  const input = inputParts(view).map(({ schema }) => schema);
  return view.kind === "pipe" ? [...input, view.out] : input;
}

function here(schema: AnySchema): SchemaPart {
  return { schema, place: "" };
}
