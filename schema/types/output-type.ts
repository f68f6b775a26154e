import type { TypeDefinition } from "../contract.ts";
import { type InferredStep, referencesIn, type TypeNode, withParts } from "../type-node.ts";
import { containsInferred } from "./contains-inferred.ts";
import { parsedSuffix } from "./definition-names.ts";
import { isKeyword } from "./nodes.ts";
import type { Sides, TwoSidedType } from "./sides.ts";

type Path = readonly InferredStep[];

/**
 * The output side of a type, complete: references lead to the output side of what they name, and each part that
 * comes out of code, or the smallest part around it that has an address, is an access into what zod infers.
 */
export function outputType(type: TypeNode, sides: Sides): TypeNode {
  return addressed(type, [], sides);
}

/** The output sides of named types that differ from their input sides. Those that come out of code have none. */
export function outputDefinitions(types: readonly TwoSidedType[], sides: Sides): readonly TypeDefinition[] {
  return types.flatMap(({ name, output }) =>
    output && sides.differing.has(name) && !sides.code.has(name)
      ? [{ name: name + parsedSuffix, type: outputType(output, sides) }]
      : [],
  );
}

/** `path` leads to the type from the whole. */
function addressed(node: TypeNode, path: Path, sides: Sides): TypeNode {
  if (!isCode(node, sides)) return onOutputSide(node, sides);
  const whole: TypeNode = { kind: "inferred", path };
  const part = (type: TypeNode, step: InferredStep): TypeNode => addressed(type, [...path, step], sides);
  switch (node.kind) {
    case "object":
      // To the compiler, a property written as 0 has another key than one written as "0".
      if (node.properties.some(({ name, type }) => isNumeric(name) && isCode(type, sides))) return whole;
      return {
        kind: "object",
        properties: node.properties.map((property) => ({
          ...property,
          type: part(property.type, { property: property.name }),
        })),
        ...(node.index ? { index: part(node.index, { any: "string" }) } : {}),
      };
    case "array":
      return { ...node, element: part(node.element, { any: "number" }) };
    case "tuple": {
      const optional = node.items.flatMap((item) => (item.optional ? item.type : []));
      if ([...optional, ...(node.rest ? [node.rest] : [])].some((type) => isCode(type, sides))) return whole;
      const items = node.items.map((item, index) => ({ ...item, type: part(item.type, { item: index }) }));
      return { ...node, items, ...(node.rest ? { rest: onOutputSide(node.rest, sides) } : {}) };
    }
    case "record":
      if (node.key.kind !== "keyword" || (node.key.name !== "string" && node.key.name !== "number"))
        return whole;
      return { ...node, value: part(node.value, { any: node.key.name }) };
    case "readonly": {
      const type = addressed(node.type, path, sides);
      return type.kind === "inferred" ? whole : { ...node, type };
    }
    case "union": {
      const [only, ...others] = node.members.filter((member) => !isNullish(member));
      if (!only || others.length > 0) return whole;
      const type = addressed(only, path, sides);
      return type.kind === "inferred"
        ? whole
        : { ...node, members: node.members.map((member) => (member === only ? type : member)) };
    }
    default:
      return whole;
  }
}

function isNumeric(name: string): boolean {
  return String(Number(name)) === name;
}

function onOutputSide(node: TypeNode, sides: Sides): TypeNode {
  if (sides.differing.size === 0) return node;
  if (node.kind !== "reference") return withParts(node, (part) => onOutputSide(part, sides));
  return sides.differing.has(node.name) ? { ...node, name: node.name + parsedSuffix } : node;
}

function isCode(node: TypeNode, { code }: Sides): boolean {
  return containsInferred([node]) || (code.size > 0 && referencesIn(node).some((name) => code.has(name)));
}

function isNullish(node: TypeNode): boolean {
  return isKeyword(node, "null", "undefined") || (node.kind === "literal" && node.value === null);
}
