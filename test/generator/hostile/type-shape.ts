import type { PropertyModel, SchemaModel } from "./schema-model.ts";

/** What a type says, however it is written: a literal is its JSON, a union a sorted set. */
export type TypeShape =
  | { readonly is: "string" | "number" | "boolean" | "null" }
  | { readonly is: "literal"; readonly json: string }
  | { readonly is: "template"; readonly texts: readonly string[] }
  | { readonly is: "object"; readonly properties: readonly PropertyShape[] }
  | { readonly is: "array" | "record"; readonly of: TypeShape }
  | { readonly is: "union"; readonly members: readonly TypeShape[] };

export interface PropertyShape {
  readonly name: string;
  readonly optional: boolean;
  readonly type: TypeShape;
}

/** What the input type of a schema must say. */
export function shapeOf(model: SchemaModel): TypeShape {
  switch (model.kind) {
    case "string":
    case "number":
    case "boolean":
      return { is: model.kind };
    case "literal":
    case "enum":
      return unionShape(model.values.map(literalShape));
    case "pattern":
      return { is: "string" };
    case "template":
      return { is: "template", texts: [model.before, model.after] };
    case "object":
      return { is: "object", properties: model.properties.map(propertyShape) };
    case "array":
    case "record":
      return { is: model.kind, of: shapeOf(model.element) };
    case "union":
      return unionShape(model.members.map(shapeOf));
    case "shared":
      return shapeOf(model.inner);
  }
}

function propertyShape({ name, schema, optional, default: preset }: PropertyModel): PropertyShape {
  return { name, optional: optional || preset !== undefined, type: shapeOf(schema) };
}

export function literalShape(value: string | number | boolean | null): TypeShape {
  return value === null ? { is: "null" } : { is: "literal", json: JSON.stringify(value) };
}

/** A union as a set: flat, without doubles, in an order of its own. */
export function unionShape(members: readonly TypeShape[]): TypeShape {
  const flat = members.flatMap((member) => (member.is === "union" ? member.members : [member]));
  const texts = new Map(flat.map((member) => [JSON.stringify(member), member]));
  const distinct = [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, member]) => member);
  const [first, ...more] = distinct;
  return first && more.length === 0 ? first : { is: "union", members: distinct };
}
