import { ts } from "ts-morph";
import { parsed } from "./source-text.ts";
import { literalShape, type PropertyShape, type TypeShape, unionShape } from "./type-shape.ts";

/** The exported types of generated files, read by TypeScript's own parser. */
export interface WrittenTypes {
  /** What a type says, through the named types that it refers to. */
  shapeOf(name: string): TypeShape;
  /** The doc comment right before a type's declaration, or before a property of it. */
  commentOf(name: string, property?: string): string;
}

type Declaration = ts.InterfaceDeclaration | ts.TypeAliasDeclaration;

export function readTypes(texts: Iterable<string>): WrittenTypes {
  const declarations = new Map<string, Declaration>();
  for (const text of texts) {
    for (const statement of parsed(text).statements) {
      const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
      if (isType) declarations.set(statement.name.text, statement);
    }
  }
  const named = (name: string): Declaration => {
    const declaration = declarations.get(name);
    if (!declaration) throw new Error(`There is no type ${name}.`);
    return declaration;
  };
  const declared = (name: string): TypeShape => {
    const declaration = named(name);
    return ts.isInterfaceDeclaration(declaration)
      ? membersShape(declaration.members, declared)
      : nodeShape(declaration.type, declared);
  };
  return {
    shapeOf: declared,
    commentOf(name, property) {
      const declaration = named(name);
      if (property === undefined) return leadingComment(declaration);
      const members = ts.isInterfaceDeclaration(declaration) ? declaration.members : [];
      const member = [...members].find((one) => nameOf(one) === property);
      return member ? leadingComment(member) : "";
    },
  };
}

type Resolve = (name: string) => TypeShape;

function nodeShape(node: ts.TypeNode, resolve: Resolve): TypeShape {
  const shape = (inner: ts.TypeNode): TypeShape => nodeShape(inner, resolve);
  if (ts.isParenthesizedTypeNode(node)) return shape(node.type);
  if (ts.isArrayTypeNode(node)) return { is: "array", of: shape(node.elementType) };
  if (ts.isTypeLiteralNode(node)) return membersShape(node.members, resolve);
  if (ts.isUnionTypeNode(node)) return unionShape(node.types.filter((type) => !isUndefined(type)).map(shape));
  if (ts.isLiteralTypeNode(node)) return literalNodeShape(node.literal);
  if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) return resolve(node.typeName.text);
  if (ts.isTemplateLiteralTypeNode(node)) {
    return {
      is: "template",
      texts: [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)],
    };
  }
  const keyword = ts.tokenToString(node.kind);
  if (keyword === "string" || keyword === "number" || keyword === "boolean") return { is: keyword };
  throw new Error(`A type that no model has: ${node.getText()}`);
}

function membersShape(members: ts.NodeArray<ts.TypeElement>, resolve: Resolve): TypeShape {
  const [first] = members;
  if (first && ts.isIndexSignatureDeclaration(first)) {
    // What zod infers for an object without properties.
    if (first.type.kind === ts.SyntaxKind.NeverKeyword) return { is: "object", properties: [] };
    return { is: "record", of: nodeShape(first.type, resolve) };
  }
  return { is: "object", properties: members.map((member) => propertyShape(member, resolve)) };
}

function propertyShape(member: ts.TypeElement, resolve: Resolve): PropertyShape {
  if (!ts.isPropertySignature(member) || !member.type) throw new Error(`No property: ${member.getText()}`);
  return {
    name: nameOf(member),
    optional: member.questionToken !== undefined,
    type: nodeShape(member.type, resolve),
  };
}

function nameOf({ name }: ts.TypeElement): string {
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : "";
}

function literalNodeShape(literal: ts.LiteralTypeNode["literal"]): TypeShape {
  if (ts.isStringLiteral(literal)) return literalShape(literal.text);
  if (literal.kind === ts.SyntaxKind.NullKeyword) return literalShape(null);
  // A number, with its sign, or a boolean.
  return literalShape(JSON.parse(literal.getText()));
}

function isUndefined(node: ts.TypeNode): boolean {
  return node.kind === ts.SyntaxKind.UndefinedKeyword;
}

function leadingComment(node: ts.Node): string {
  const text = node.getSourceFile().text;
  const ranges = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
  const nearest = ranges.map(({ pos, end }) => text.slice(pos, end)).at(-1) ?? "";
  return nearest.startsWith("/**") ? nearest : "";
}
