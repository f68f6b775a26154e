import type { TypeDefinition } from "../contract.ts";
import { typeName } from "../names.ts";
import type { ItemView, PropertyView, SchemaView } from "../reader/schema-view.ts";
import { notesOf, viewOf } from "../reader/view-of.ts";
import type { PropertyNode, TypeNode } from "../type-node.ts";
import type { AnySchema } from "../zod-types.ts";
import { includesUndefined, nodes, readonlyOf, unionOf, withoutUndefined } from "./nodes.ts";
import { defaultText, optionalKind } from "./property.ts";
import { recordType } from "./record-type.ts";

export type Side = "input" | "output";

export interface SideTypes {
  readonly type: TypeNode;
  readonly definitions: readonly TypeDefinition[];
  readonly recursive: ReadonlyMap<AnySchema, string>;
}

/** One side's type of a schema. The names of definitions begin with `prefix`. */
export function typesOfSide(schema: AnySchema, side: Side, prefix: string): SideTypes {
  const walker = new TypeWalker(side, prefix);
  const type = walker.typeOf(schema, "node");
  return { type, definitions: walker.definitions(), recursive: walker.recursive };
}

/**
 * Walks a schema depth first. A schema met again while it is being walked is recursive: it gets a name, and
 * each of its places becomes a reference to it.
 */
class TypeWalker {
  readonly recursive = new Map<AnySchema, string>();
  readonly #side: Side;
  readonly #prefix: string;
  /** The schemas that are being walked, with the name that each would get. */
  readonly #open = new Map<AnySchema, string>();
  readonly #types = new Map<AnySchema, TypeNode>();

  constructor(side: Side, prefix: string) {
    this.#side = side;
    this.#prefix = prefix;
  }

  definitions(): readonly TypeDefinition[] {
    return [...this.recursive].map(([schema, name]) => ({
      name,
      type: this.#types.get(schema) ?? nodes.unknown,
    }));
  }

  /** `near` is the closest name in the schema: a property's. */
  typeOf(schema: AnySchema, near: string): TypeNode {
    const known = this.recursive.get(schema);
    if (known !== undefined) return { kind: "reference", name: known };
    if (this.#open.has(schema)) return { kind: "reference", name: this.#name(schema, near) };
    this.#open.set(schema, near);
    const type = this.#walk(viewOf(schema), near);
    this.#open.delete(schema);
    const name = this.recursive.get(schema);
    if (name === undefined) return type;
    this.#types.set(schema, type);
    return { kind: "reference", name };
  }

  #name(schema: AnySchema, near: string): string {
    const { id, title } = notesOf(schema);
    const wanted = typeName(`${this.#prefix}-${id ?? title ?? this.#open.get(schema) ?? near}`);
    const base = /^[A-Za-z]/.test(wanted) ? wanted : `Node${wanted}`;
    const taken = new Set(this.recursive.values());
    let name = base;
    for (let count = 2; taken.has(name); count += 1) name = `${base}${count}`;
    this.recursive.set(schema, name);
    return name;
  }

  #walk(view: SchemaView, near: string): TypeNode {
    const side = this.#side;
    const of = (schema: AnySchema): TypeNode => this.typeOf(schema, near);
    switch (view.kind) {
      case "string":
      case "number":
      case "boolean":
      case "bigint":
      case "date":
        return primitiveType(view, side);
      case "null":
      case "undefined":
      case "never":
      case "unknown":
      case "any":
        return nodes[view.kind];
      case "literal":
      case "enum":
        return this.#valuesType(view);
      case "template":
        return {
          kind: "template",
          parts: view.parts.map((part) => ("text" in part ? part.text : textOf(of(part)))),
        };
      case "object":
        return this.#objectType(view);
      case "array":
        return { kind: "array", element: of(view.element) };
      case "tuple":
        return {
          kind: "tuple",
          items: view.items.map((item, index) => ({
            type: of(item.schema),
            ...(isTrailingOptional(view.items, index, side) ? { optional: true as const } : {}),
          })),
          ...(view.rest ? { rest: of(view.rest) } : {}),
        };
      case "record":
        return recordType(of(view.key), of(view.value), isAbsent(view.partial, side));
      case "union":
        return unionOf(view.members.map(of));
      case "intersection":
        return { kind: "intersection", members: [of(view.left), of(view.right)] };
      case "optional":
        return view.exact ? of(view.inner) : unionOf([of(view.inner), nodes.undefined]);
      case "default":
        return side === "input"
          ? unionOf([of(view.inner), nodes.undefined])
          : withoutUndefined(of(view.inner));
      case "prefault":
        return side === "input" ? unionOf([of(view.inner), nodes.undefined]) : of(view.inner);
      case "nonoptional":
        return withoutUndefined(of(view.inner));
      case "nullable":
        return unionOf([of(view.inner), nodes.null]);
      case "readonly":
        return readonlyOf(of(view.inner));
      case "lazy":
      case "checked":
        return of(view.inner);
      case "catch":
        return view.takesAnything && side === "input" ? nodes.unknown : of(view.inner);
      case "brand":
        return side === "input" ? of(view.inner) : nodes.inferred;
      case "pipe":
        return of(side === "input" ? view.in : view.out);
      case "preprocess":
        return side === "input" ? nodes.unknown : of(view.out);
      case "effect":
        return side === "input" ? of(view.inner) : nodes.inferred;
      case "nan":
        return nodes.number;
      default:
        // On the input side these are refused before anything is printed.
        return side === "input" ? nodes.unknown : nodes.inferred;
    }
  }

  #valuesType(view: Extract<SchemaView, { kind: "literal" | "enum" }>): TypeNode {
    if (view.kind === "enum" && view.aliased && this.#side === "output") return nodes.inferred;
    return unionOf(view.values.map(literalType));
  }

  #objectType({ properties, others }: Extract<SchemaView, { kind: "object" }>): TypeNode {
    const index =
      others === "loose"
        ? nodes.unknown
        : typeof others === "string"
          ? undefined
          : this.typeOf(others, "others");
    if (properties.length === 0 && !index) return { kind: "record", key: nodes.string, value: nodes.never };
    const named: TypeNode = {
      kind: "object",
      properties: properties.map((property) => this.#property(property)),
    };
    if (!index) return named;
    if (properties.length === 0 || index === nodes.unknown) return { ...named, index };
    // Properties need not fit the index signature here, which a type with both would have to.
    return { kind: "intersection", members: [named, { kind: "object", properties: [], index }] };
  }

  #property({ name, schema, optional }: PropertyView): PropertyNode {
    const type = this.typeOf(schema, name);
    const kind = optionalKind(type, optional, this.#side);
    const { description, deprecated } = notesOf(schema);
    const written = defaultText(schema);
    return {
      name,
      type: kind === "optional" ? withoutUndefined(type) : type,
      ...(kind ? { optional: kind } : {}),
      ...(description === undefined ? {} : { description }),
      ...(deprecated === undefined ? {} : { deprecated }),
      ...(written === undefined ? {} : { default: written }),
    };
  }
}

function primitiveType({ kind, coerce }: Extract<SchemaView, { coerce: unknown }>, side: Side): TypeNode {
  if (side === "output" || !coerce) return kind === "date" ? nodes.Date : nodes[kind];
  if (coerce === "fromUnknown") return nodes.unknown;
  // What zod 3 calls a Date is text when it travels.
  return kind === "date" || kind === "bigint" ? nodes.string : nodes[kind];
}

function literalType(value: unknown): TypeNode {
  if (value === null || ["string", "number", "boolean"].includes(typeof value)) {
    // Just checked to be one of these.
    return { kind: "literal", value: value as string | number | boolean | null };
  }
  return value === undefined ? nodes.undefined : nodes.inferred;
}

/** In a text, undefined is nothing. */
function textOf(type: TypeNode): TypeNode {
  if (!includesUndefined(type)) return type;
  return unionOf([withoutUndefined(type), { kind: "literal", value: "" }]);
}

function isTrailingOptional(items: readonly ItemView[], index: number, side: Side): boolean {
  return items.slice(index).every(({ optional }) => isAbsent(optional, side));
}

function isAbsent(optional: ItemView["optional"], side: Side): boolean {
  return optional !== "byType" && optional[side];
}
