import type { SchemaView } from "../reader/schema-view.ts";
import { isSchema, notesOf, viewOf } from "../reader/view-of.ts";
import { type AnySchema, isZod4 } from "../zod-types.ts";
import { finiteKeys, readsBoolean, takesAnything, takesUndefined } from "./input-facts.ts";
import { isObjectSchema } from "./is-object-schema.ts";
import { patternProblems } from "./pattern-problems.ts";
import type { PortabilityKind } from "./portability.ts";
import { propertyPath } from "./property-path.ts";
import { stableValue } from "./stable-value.ts";
import { writesDefault } from "./writes-default.ts";

/** A part of a schema that is refused, or that other languages check in another way. */
export interface SchemaProblem {
  readonly kind: PortabilityKind | "invalid" | "tooDeep";
  /** `payload.items[].price` */
  readonly path: string;
  /** What exactly, where the kind does not say it all. */
  readonly detail?: string;
}

/** Deeper than any schema that has an end. */
const deepest = 100;

/**
 * Walks the input side of a schema and finds, at each of its places, what does not survive a queue or what
 * other languages cannot check alike.
 *
 * @param root what the paths begin with; a payload must be an object
 */
export function findProblems(schema: AnySchema, root: "payload" | "result"): readonly SchemaProblem[] {
  const problems = new Map<string, SchemaProblem>();
  const open: AnySchema[] = [];
  const note: Note = (kind, path, detail) => {
    problems.set(`${kind} ${path} ${detail}`, { kind, path, ...(detail === undefined ? {} : { detail }) });
  };
  const visit: Visit = (inner, path) => {
    if (!isSchema(inner)) return note("invalid", path);
    if (isZod4(inner) !== isZod4(schema)) return note("mixed", path);
    if (open.includes(inner)) return;
    if (open.length >= deepest) return note("tooDeep", path.slice(0, 60));
    open.push(inner);
    if (notesOf(inner).checksInCode) note("checkInCode", path);
    inspect(viewOf(inner), inner, path, visit, note);
    open.pop();
  };
  visit(schema, root);
  if (problems.size === 0 && root === "payload" && !isObjectSchema(schema)) note("rootNotObject", root);
  return [...problems.values()];
}

type Note = (kind: SchemaProblem["kind"], path: string, detail?: string) => void;
type Visit = (schema: AnySchema, path: string) => void;

function inspect(view: SchemaView, schema: AnySchema, path: string, visit: Visit, note: Note): void {
  switch (view.kind) {
    case "string":
      if (view.coerce) note("inputWider", path, "z.coerce.string()");
      if (view.formats.includes("url")) note("url", path);
      for (const { kind, detail } of patternProblems(view.patterns)) note(kind, path, detail);
      return;
    case "number":
      if (view.coerce) note("inputWider", path, "z.coerce.number()");
      for (const divisor of view.divisors) {
        if (!Number.isInteger(divisor)) note("divisorFraction", path, String(divisor));
      }
      return;
    case "boolean":
      if (view.coerce) note("inputWider", path, "z.coerce.boolean()");
      return;
    case "date":
      return view.coerce ? note("coercedDate", path, "z.coerce.date()") : note("date", path);
    case "bigint":
      return view.coerce ? note("inputWider", path, "z.coerce.bigint()") : note("bigint", path);
    case "literal":
      for (const value of view.values) {
        if (typeof value === "bigint") note("bigint", path, `${value}n`);
        if (value === undefined) note("undefined", path);
        if (typeof value === "symbol") note("symbol", path);
      }
      return;
    case "object":
      for (const { name, schema: property, optional } of view.properties) {
        const place = propertyPath(path, name);
        if (Object.hasOwn(Object.prototype, name)) note("reservedProperty", place);
        // zod 3 lets the key of anything be absent.
        const required = optional !== "byType" && !optional.input;
        if (required && isSchema(property) && takesAnything(property)) note("unknownValue", place);
        visit(property, place);
      }
      if (typeof view.others === "object") visit(view.others, `${path}.*`);
      return;
    case "array":
      if (takesUndefined(view.element)) note("arrayOfOptional", `${path}[]`);
      return visit(view.element, `${path}[]`);
    case "tuple":
      view.items.forEach(({ schema: item }, index) => {
        if (takesUndefined(item)) note("arrayOfOptional", `${path}[${index}]`);
        visit(item, `${path}[${index}]`);
      });
      if (view.rest) visit(view.rest, `${path}[]`);
      return;
    case "record":
      for (const name of finiteKeys(view.key)) {
        if (Object.hasOwn(Object.prototype, name)) note("reservedProperty", propertyPath(path, name));
      }
      visit(view.key, `${path}.*`);
      return visit(view.value, `${path}.*`);
    case "union":
      for (const member of view.members) visit(member, path);
      return;
    case "intersection":
      visit(view.left, path);
      return visit(view.right, path);
    case "default":
    case "prefault":
      if (!stableValue(view.value).stable && writesDefault(schema)) note("unstableDefault", path);
      return visit(view.inner, path);
    case "catch":
      note("inputWider", path, ".catch()");
      return visit(view.inner, path);
    case "preprocess":
      note("inputWider", path, "z.preprocess()");
      return visit(view.out, path);
    case "pipe":
      if (view.codec && readsBoolean(view.in, view.out)) note("checkInCode", path);
      return visit(view.in, path);
    case "optional":
    case "nullable":
    case "nonoptional":
    case "readonly":
    case "lazy":
    case "checked":
    case "brand":
    case "effect":
      return visit(view.inner, path);
    case "any":
    case "unknown":
    case "never":
    case "null":
    case "enum":
    case "template":
      return;
    default:
      return note(view.kind, path);
  }
}
