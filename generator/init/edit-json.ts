import type { ts as TypeScript } from "ts-morph";
import type { Compiler } from "../source/source-graph.ts";

export type JsonValue = string | boolean | readonly string[] | { readonly [key: string]: JsonValue };

/**
 * Sets one property in the text of a JSON file, which may have comments. Everything else stays as it was written:
 * indentation, order, newlines. A new property goes to the end of its object.
 *
 * @param path the keys from the outermost object; objects that are missing are made
 * @returns the new text
 * @throws Error where the text is no JSON object, or the path leads through something else
 * @example setJsonProperty(ts, text, ["scripts", "worker"], "node worker.ts")
 */
export function setJsonProperty(
  ts: Compiler,
  text: string,
  path: readonly string[],
  value: JsonValue,
): string {
  const style = styleOf(text);
  const file = ts.parseJsonText("file.json", text);
  let object = outermost(ts, file);
  for (const [depth, key] of path.entries()) {
    const found = object.properties.find((property) => property.name && nameOf(ts, property.name) === key);
    if (!found) {
      return insertInto(file, object, key, nested(path.slice(depth + 1), value), depth, style);
    }
    if (!ts.isPropertyAssignment(found)) throw new Error(`"${key}" is not a property.`);
    const current = found.initializer;
    if (depth === path.length - 1) {
      return replaced(text, current.getStart(file), current.end, written(value, depth + 1, style));
    }
    if (!ts.isObjectLiteralExpression(current)) throw new Error(`"${key}" is not an object.`);
    object = current;
  }
  return text;
}

interface Style {
  readonly indent: string;
  readonly newline: string;
}

/** As the file has it: two spaces and LF where nothing tells. */
function styleOf(text: string): Style {
  return {
    indent: /^[ \t]+(?=")/m.exec(text)?.[0] ?? "  ",
    newline: text.includes("\r\n") ? "\r\n" : "\n",
  };
}

function outermost(ts: Compiler, file: TypeScript.JsonSourceFile): TypeScript.ObjectLiteralExpression {
  const expression = file.statements[0]?.expression;
  if (!expression || !ts.isObjectLiteralExpression(expression)) throw new Error("It is not a JSON object.");
  return expression;
}

function nameOf(ts: Compiler, name: TypeScript.PropertyName): string | undefined {
  return ts.isStringLiteral(name) ? name.text : undefined;
}

function nested(path: readonly string[], value: JsonValue): JsonValue {
  return path.reduceRight<JsonValue>((inner, key) => ({ [key]: inner }), value);
}

function insertInto(
  file: TypeScript.JsonSourceFile,
  object: TypeScript.ObjectLiteralExpression,
  key: string,
  value: JsonValue,
  depth: number,
  style: Style,
): string {
  const { text } = file;
  const { newline, indent } = style;
  const line = `${newline}${indent.repeat(depth + 1)}${JSON.stringify(key)}: ${written(value, depth + 1, style)}`;
  const last = object.properties.at(-1);
  if (!last) {
    // Comments in an empty object stay before what is put in.
    const inside = text.slice(object.getStart(file) + 1, object.end - 1).trimEnd();
    return replaced(
      text,
      object.getStart(file) + 1,
      object.end - 1,
      `${inside}${line}${newline}${indent.repeat(depth)}`,
    );
  }
  const end = object.properties.hasTrailingComma ? object.properties.end : last.end;
  const comma = object.properties.hasTrailingComma ? "" : ",";
  // Comments on what was the last property stay with it.
  const after = text.slice(end, object.end - 1);
  const comments = after.trimEnd();
  const space = after.slice(comments.length);
  const closing = space.includes("\n") ? space : newline + indent.repeat(depth);
  return replaced(text, end, object.end - 1, comma + comments + line + closing);
}

/** A list stays on one line, an object has a line for each property. */
function written(value: JsonValue, depth: number, style: Style): string {
  if (Array.isArray(value)) return `[${value.map((item) => JSON.stringify(item)).join(", ")}]`;
  return JSON.stringify(value, null, style.indent).replaceAll(
    "\n",
    style.newline + style.indent.repeat(depth),
  );
}

function replaced(text: string, start: number, end: number, inserted: string): string {
  return text.slice(0, start) + inserted + text.slice(end);
}
