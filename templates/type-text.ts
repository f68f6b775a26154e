import type { InferredStep, PropertyNode, TypeNode } from "../schema/type-node.ts";
import { documentationText } from "./documentation.ts";
import { propertyName, stringLiteral, templateText } from "./literal.ts";

/** What a named type of the schema's own is called in the generated file. */
export type ReferenceName = (name: string) => string;

/** Longer objects are written over many lines. */
const longestLine = 80;

/**
 * The TypeScript text of a type, over many lines where it holds a large or a documented object.
 *
 * @param inferred what the type that zod infers for the whole schema is called
 */
export function typeText(node: TypeNode, referenceName: ReferenceName, inferred = "unknown"): string {
  const text: TextOf = (inner) => textOf(inner, text, operand, referenceName, inferred);
  const operand: TextOf = (inner) => (isOperand(inner) ? text(inner) : `(${text(inner)})`);
  return text(node);
}

type TextOf = (node: TypeNode) => string;

/** `operand`: in parentheses, where it could not stand beside an operator without. */
function textOf(
  node: TypeNode,
  text: TextOf,
  operand: TextOf,
  referenceName: ReferenceName,
  inferred: string,
): string {
  switch (node.kind) {
    case "keyword":
      return node.name;
    case "literal":
      return typeof node.value === "string" ? stringLiteral(node.value) : String(node.value);
    case "template":
      return `\`${node.parts.map((part) => (typeof part === "string" ? templateText(part) : `\${${text(part)}}`)).join("")}\``;
    case "array":
      return `${node.readonly ? "readonly " : ""}${operand(node.element)}[]`;
    case "tuple": {
      const items = node.items.map((item) => (item.optional ? `${operand(item.type)}?` : text(item.type)));
      const rest = node.rest ? [`...${operand(node.rest)}[]`] : [];
      return `${node.readonly ? "readonly " : ""}[${[...items, ...rest].join(", ")}]`;
    }
    case "object":
      return objectText(node, text);
    case "record":
      return recordText(node, text);
    case "readonly":
      return `Readonly<${text(node.type)}>`;
    case "union":
      return node.members.map(operand).join(" | ") || "never";
    case "intersection":
      return node.members.map(operand).join(" & ") || "unknown";
    case "flattened":
      return `(${node.members.map(operand).join(" & ")}) extends infer Whole ? { [Key in keyof Whole]: Whole[Key] } : never`;
    case "reference":
      return node.shared ? node.name : referenceName(node.name);
    case "inferred":
      return node.path.length ? `PartOf<${inferred}, [${node.path.map(stepText).join(", ")}]>` : inferred;
  }
}

type ObjectNode = Extract<TypeNode, { kind: "object" }>;

/** The body of an interface: one member a line. */
export function interfaceBody(node: ObjectNode, referenceName: ReferenceName, inferred?: string): string {
  return block(objectMembers(node, (inner) => typeText(inner, referenceName, inferred)));
}

/** The type of a property as it is declared: with `undefined`, unless its optionality is exact. */
function propertyType({ type, optional }: PropertyNode, text: (node: TypeNode) => string): string {
  const written = text(type);
  return optional === "optional" && !takesUndefined(type) ? `${written} | undefined` : written;
}

function objectText(node: ObjectNode, text: (node: TypeNode) => string): string {
  return membersText(objectMembers(node, text));
}

/** On one line where they fit. */
function membersText(members: readonly string[]): string {
  if (members.length === 0) return "{}";
  const oneLine = `{ ${members.join(" ").slice(0, -1)} }`;
  return oneLine.includes("\n") || oneLine.length > longestLine ? block(members) : oneLine;
}

/** Each with its doc comment, on lines of its own. */
function objectMembers(
  { properties, index }: ObjectNode,
  text: (node: TypeNode) => string,
): readonly string[] {
  const members = properties.map((property) =>
    [
      ...documentationText(property),
      `${property.readonly ? "readonly " : ""}${propertyName(property.name)}${property.optional ? "?" : ""}: ${propertyType(property, text)};`,
    ].join("\n"),
  );
  return index ? [...members, `[key: string]: ${text(index)};`] : members;
}

function block(members: readonly string[]): string {
  return members.length ? `{\n${indent(members.join("\n"))}\n}` : "{}";
}

/** What a `Record` is by definition: unlike its name, it lets a type alias hold itself. */
function recordText(
  { key, value, partial }: Extract<TypeNode, { kind: "record" }>,
  text: (node: TypeNode) => string,
): string {
  const isSignature = key.kind === "keyword" && !partial;
  const name = isSignature ? `[key: ${text(key)}]` : `[Key in ${text(key)}]${partial ? "?" : ""}`;
  return membersText([`${name}: ${text(value)};`]);
}

function stepText(step: InferredStep): string {
  if ("any" in step) return step.any;
  return "item" in step ? String(step.item) : stringLiteral(step.property);
}

/** Whether a type can stand beside an operator without parentheses. */
function isOperand(node: TypeNode): boolean {
  if (node.kind === "array" || node.kind === "tuple") return !node.readonly;
  if (node.kind === "flattened") return false;
  if (node.kind === "union" || node.kind === "intersection") return node.members.length === 1;
  return true;
}

function takesUndefined(node: TypeNode): boolean {
  if (node.kind === "union") return node.members.some(takesUndefined);
  return node.kind === "keyword" && ["undefined", "unknown", "any"].includes(node.name);
}

function indent(text: string): string {
  return `  ${text.replaceAll("\n", "\n  ")}`;
}
