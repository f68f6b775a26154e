import { byCodePoint } from "../by-code-point.ts";
import type { TypeDefinition } from "../contract.ts";
import { namedSchema } from "../reader/named-schema.ts";
import type { Optionality, PropertyView, SchemaView } from "../reader/schema-view.ts";
import { viewOf } from "../reader/view-of.ts";
import type { PropertyNode, TypeNode } from "../type-node.ts";
import { type AnySchema, isZod4 } from "../zod-types.ts";
import type { DefinitionNames } from "./definition-names.ts";
import { includesUndefined, nodes, readonlyOf, unionOf, withoutUndefined } from "./nodes.ts";
import { zod3Object, zod4Object } from "./object-type.ts";
import { defaultText, isDate, optionalKind, propertyNotes } from "./property.ts";
import { recordType } from "./record-type.ts";

export type Side = "input" | "output";

export interface SideTypes {
  readonly type: TypeNode;
  readonly definitions: readonly TypeDefinition[];
  readonly recursive: ReadonlyMap<AnySchema, string>;
}

/** How the types that get names are called. */
export interface Naming {
  /** The schemas whose types are declared elsewhere, with the names of those. */
  readonly shared: ReadonlyMap<AnySchema, string>;
  readonly names: DefinitionNames;
  /** The shared part that is walked: what holds itself in it is shared as well, under names that begin so. */
  readonly part?: string;
  /** The properties found so far whose types are the same on both sides. */
  readonly sideless: Map<PropertyView, PropertyNode>;
}

/** One side's type of a schema, which is written out itself, even where it is a shared part. */
export function typesOfSide(schema: AnySchema, side: Side, naming: Naming): SideTypes {
  const walker = new TypeWalker(side, naming);
  const type = walker.typeOfRoot(schema);
  return { type, definitions: walker.definitions(), recursive: walker.recursive };
}

/**
 * Walks a schema depth first. A schema met again while it is being walked is recursive: it gets a name, and
 * each of its places becomes a reference to it.
 */
class TypeWalker {
  readonly recursive = new Map<AnySchema, string>();
  readonly #walkedSide: Side;
  readonly #naming: Naming;
  /** The schemas that are being walked, with the name that each would get. */
  readonly #open = new Map<AnySchema, string>();
  readonly #types = new Map<AnySchema, TypeNode>();
  /** Counts what was met of which a type on the other side cannot be the same node. */
  #sided = 0;

  constructor(side: Side, naming: Naming) {
    this.#walkedSide = side;
    this.#naming = naming;
  }

  /** For what is not the same on both sides: whoever asks makes the types around it differ. */
  get #side(): Side {
    this.#sided += 1;
    return this.#walkedSide;
  }

  definitions(): readonly TypeDefinition[] {
    return [...this.recursive].map(([schema, name]) => ({
      name,
      type: this.#types.get(schema) ?? nodes.unknown,
    }));
  }

  typeOfRoot(schema: AnySchema): TypeNode {
    return this.#ownType(schema, "node");
  }

  /** `near` is the closest name in the schema: a property's. */
  #typeOf(schema: AnySchema, near: string): TypeNode {
    const { shared: names } = this.#naming;
    // Most manifests share nothing, and looking for a name takes longer than finding the type.
    const shared = names.size > 0 ? names.get(namedSchema(schema)?.schema ?? schema) : undefined;
    return shared === undefined
      ? this.#ownType(schema, near)
      : { kind: "reference", name: shared, shared: true };
  }

  #ownType(schema: AnySchema, near: string): TypeNode {
    const known = this.recursive.get(schema);
    if (known !== undefined) return this.#recursion(known);
    const open = this.#open.get(schema);
    if (open !== undefined) {
      const name = this.#naming.names.nameOf(schema, open, this.#naming.part ?? "");
      this.recursive.set(schema, name);
      return this.#recursion(name);
    }
    this.#open.set(schema, near);
    const type = this.#walk(schema, near);
    this.#open.delete(schema);
    const name = this.recursive.get(schema);
    if (name === undefined) return type;
    this.#types.set(schema, type);
    return this.#reference(name);
  }

  /** Each side has to find by itself which schemas are recursive. */
  #recursion(name: string): TypeNode {
    this.#sided += 1;
    return this.#reference(name);
  }

  #reference(name: string): TypeNode {
    return { kind: "reference", name, ...(this.#naming.part === undefined ? {} : { shared: true }) };
  }

  #walk(walked: AnySchema, near: string): TypeNode {
    const view = viewOf(walked);
    const of = (schema: AnySchema): TypeNode => this.#typeOf(schema, near);
    switch (view.kind) {
      case "string":
      case "number":
      case "boolean":
      case "bigint":
      case "date":
        return view.coerce && this.#side === "input" ? coercedType(view) : primitiveType(view);
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
        return this.#objectType(view, isZod4(walked));
      case "array":
        return { kind: "array", element: of(view.element) };
      case "tuple":
        return {
          kind: "tuple",
          items: view.items.map((item, index) => ({
            type: of(item.schema),
            ...(view.items.slice(index).every((each) => this.#isAbsent(each.optional) === true)
              ? { optional: true as const }
              : {}),
          })),
          ...(view.rest ? { rest: of(view.rest) } : {}),
        };
      case "record":
        return recordType(of(view.key), of(view.value), this.#isAbsent(view.partial) === true);
      case "union":
        return unionOf(view.members.map(of));
      case "intersection":
        return { kind: "intersection", members: [of(view.left), of(view.right)] };
      case "optional":
        return view.exact ? of(view.inner) : unionOf([of(view.inner), nodes.undefined]);
      case "default":
        return this.#side === "input"
          ? unionOf([of(view.inner), nodes.undefined])
          : withoutUndefined(of(view.inner));
      case "prefault":
        return this.#side === "input" ? unionOf([of(view.inner), nodes.undefined]) : of(view.inner);
      case "nonoptional":
        return withoutUndefined(of(view.inner));
      case "nullable":
        return unionOf([of(view.inner), nodes.null]);
      case "readonly":
        // Of a Date, which may stand there by a name, it makes nothing else.
        return isDate(view.inner, this.#side) ? of(view.inner) : readonlyOf(of(view.inner));
      case "lazy":
      case "checked":
        return of(view.inner);
      case "catch":
        return view.takesAnything && this.#side === "input" ? nodes.unknown : of(view.inner);
      case "brand":
        return this.#side === "input" ? of(view.inner) : nodes.inferred;
      case "pipe":
        return of(this.#side === "input" ? view.in : view.out);
      case "preprocess":
        return this.#side === "input" ? nodes.unknown : of(view.out);
      case "effect":
        return this.#side === "input" ? of(view.inner) : nodes.inferred;
      case "nan":
        return nodes.number;
      default:
        // On the input side these are refused before anything is printed.
        return this.#side === "input" ? nodes.unknown : nodes.inferred;
    }
  }

  #isAbsent(optional: Optionality): boolean | "byType" {
    if (optional === "byType") return optional;
    return optional.input === optional.output ? optional.input : optional[this.#side];
  }

  #valuesType(view: Extract<SchemaView, { kind: "literal" | "enum" }>): TypeNode {
    if (view.kind === "enum" && view.aliased && this.#side === "output") return nodes.inferred;
    return unionOf(view.values.map(literalType));
  }

  #objectType(view: Extract<SchemaView, { kind: "object" }>, isZod4: boolean): TypeNode {
    const types = this.#properties(view.properties);
    const properties = view.properties.flatMap(({ name }) => types.get(name) ?? []);
    // Whether zod 3 lets a key be absent depends on its type, which nobody knows of what comes out of code.
    if (!isZod4 && properties.some(({ type }) => isUnknown(type))) return nodes.inferred;
    const index = this.#indexType(view.others);
    if (properties.length === 0 && !index && isZod4) return recordType(nodes.string, nodes.never, false);
    return isZod4 ? zod4Object(properties, index) : zod3Object(properties, index);
  }

  /** The type of the keys that have no schema of their own. */
  #indexType(others: Extract<SchemaView, { kind: "object" }>["others"]): TypeNode | undefined {
    if (others === "loose") return nodes.unknown;
    return typeof others === "string" ? undefined : this.#typeOf(others, "others");
  }

  /** Walked by name, so that what is found first does not depend on the order in which they are written. */
  #properties(properties: readonly PropertyView[]): ReadonlyMap<string, PropertyNode> {
    const byName = [...properties].sort((left, right) => byCodePoint(left.name, right.name));
    return new Map(byName.map((property) => [property.name, this.#property(property)]));
  }

  #property(property: PropertyView): PropertyNode {
    const { sideless } = this.#naming;
    const known = sideless.get(property);
    if (known) return known;
    const before = this.#sided;
    const found = this.#propertyOfSide(property);
    if (this.#sided === before) sideless.set(property, found);
    return found;
  }

  #propertyOfSide({ name, schema, optional }: PropertyView): PropertyNode {
    const type = this.#typeOf(schema, name);
    const kind = optionalKind(type, this.#isAbsent(optional));
    // It asks for the side where the type did.
    const { description, deprecated } = propertyNotes(schema, this.#walkedSide, this.#naming.shared);
    const written = defaultText(schema);
    const node: Writable<PropertyNode> = { name, type: kind === "optional" ? withoutUndefined(type) : type };
    if (kind) node.optional = kind;
    if (description !== undefined) node.description = description;
    if (deprecated !== undefined) node.deprecated = deprecated;
    if (written !== undefined) node.default = written;
    return node;
  }
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function isUnknown(type: TypeNode | undefined): boolean {
  if (type?.kind === "union") return !includesUndefined(type) && type.members.some(isUnknown);
  return type?.kind === "inferred";
}

type PrimitiveView = Extract<SchemaView, { coerce: unknown }>;

function primitiveType({ kind }: PrimitiveView): TypeNode {
  return kind === "date" ? nodes.Date : nodes[kind];
}

/** The input side of one that makes its value out of another. */
function coercedType({ kind, coerce }: PrimitiveView): TypeNode {
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
