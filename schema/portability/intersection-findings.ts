import { takesAnything, takesUndefined } from "../reader/input-facts.ts";
import { inputParts } from "../reader/input-parts.ts";
import { type RecordKeys, recordKeys } from "../reader/record-keys.ts";
import type { SchemaView } from "../reader/schema-view.ts";
import { codeChecksOf, viewOf } from "../reader/view-of.ts";
import { asZodType } from "../reader/zod4-view.ts";
import { type AnySchema, isZod4 } from "../zod-types.ts";
import type { ReportedKind } from "./portability.ts";

type Intersection = Extract<SchemaView, { kind: "intersection" }>;

/** What of an intersection JSON Schema cannot say. */
export function intersectionKinds(view: Intersection, schema: AnySchema): readonly ReportedKind[] {
  const parts = [view.left, view.right];
  const isClosed = isZod4(schema) && parts.some((part) => closesWithin(part, new Set()));
  const mayLack = parts.some((part) => takesUndefined(part));
  const isOptional =
    isZod4(schema) && mayLack && parts.every((part) => takesUndefined(part) || takesAnything(part));
  return [
    ...(isOptional ? (["intersectionOptional"] as const) : []),
    ...(isClosed ? (["intersectionClosed"] as const) : []),
    ...(mayClash(view.left, view.right, new Map()) ? (["intersectionChanges"] as const) : []),
  ];
}

/**
 * Whether a part refuses unknown keys by one of several forms. zod forgives an unknown key that another part
 * knows; of one object or record JSON Schema can say the same, of a choice between some it cannot.
 */
function closesWithin(part: AnySchema, seen: Set<AnySchema>): boolean {
  if (seen.has(part)) return false;
  seen.add(part);
  const view = viewOf(part);
  switch (view.kind) {
    case "object":
      return false;
    case "record":
      return !view.loose && keysOf(view) === undefined;
    case "intersection":
      // Reported for itself.
      return false;
    case "lazy":
    case "readonly":
    case "brand":
      return closesWithin(view.inner, seen);
    case "pipe":
      return closesWithin(view.in, seen);
    default:
      return sameValue(view).some((inner) => closes(inner, seen));
  }
}

/** Whether a schema refuses unknown keys, in whatever form. */
function closes(schema: AnySchema, seen: Set<AnySchema>): boolean {
  if (seen.has(schema)) return false;
  seen.add(schema);
  const view = viewOf(schema);
  if (view.kind === "object") return view.others === "strict";
  if (view.kind === "record") return !view.loose && keysOf(view)?.kind !== "any";
  return sameValue(view).some((inner) => closes(inner, seen));
}

/** Undefined for keys that neither a list of names nor a pattern tells. */
function keysOf({ key }: Extract<SchemaView, { kind: "record" }>): RecordKeys | undefined {
  return isZod4(key) ? recordKeys(asZodType(key)) : undefined;
}

function sameValue(view: SchemaView): readonly AnySchema[] {
  return inputParts(view).flatMap(({ schema, place }) => (place === "" ? [schema] : []));
}

/**
 * Whether both parts keep a value that one of them changes: zod refuses what they make of it, where that
 * differs.
 */
function mayClash(left: AnySchema, right: AnySchema, seen: Map<AnySchema, Set<AnySchema>>): boolean {
  const partners = seen.get(left) ?? new Set();
  if (partners.has(right)) return false;
  seen.set(left, partners.add(right));
  if (!changes(left) && !changes(right)) return false;
  const [one, other] = [viewOf(left), viewOf(right)];
  if (one.kind !== "object" || other.kind !== "object") return true;
  const names = new Set([...one.properties, ...other.properties].map(({ name }) => name));
  const keys = [...names].map((name) => [kept(one, name), kept(other, name)] as const);
  return [...keys, [kept(one, undefined), kept(other, undefined)] as const].some(
    ([mine, theirs]) => mine !== undefined && theirs !== undefined && clashes(mine, theirs, seen),
  );
}

/** What an object makes of a key: a schema, `raw` where it passes through, or nothing where it is dropped. */
function kept(
  { properties, others }: Extract<SchemaView, { kind: "object" }>,
  name: string | undefined,
): AnySchema | "raw" | undefined {
  const property = properties.find((each) => each.name === name);
  if (property) return property.schema;
  if (others === "loose") return "raw";
  return typeof others === "string" ? undefined : others;
}

function clashes(
  one: AnySchema | "raw",
  other: AnySchema | "raw",
  seen: Map<AnySchema, Set<AnySchema>>,
): boolean {
  if (one === "raw") return other !== "raw" && changes(other);
  return other === "raw" ? changes(one) : mayClash(one, other, seen);
}

/** Whether what comes out of a schema may be another value than what goes in; dropped keys apart. */
function changes(schema: AnySchema, seen: Set<AnySchema> = new Set()): boolean {
  if (seen.has(schema)) return false;
  seen.add(schema);
  const view = viewOf(schema);
  if (changers.has(view.kind) || ("coerce" in view && view.coerce !== false)) return true;
  if (view.kind === "string" && view.formats.includes("url")) return true;
  if (codeChecksOf(schema).some(({ kind }) => kind === "overwrite")) return true;
  return inputParts(view).some((part) => changes(part.schema, seen));
}

const changers: ReadonlySet<SchemaView["kind"]> = new Set<SchemaView["kind"]>([
  "catch",
  "default",
  "effect",
  "pipe",
  "prefault",
  "preprocess",
]);
