/** A TypeScript string literal for any string: what would end the line, or is half a character, is escaped. */
export function stringLiteral(text: string): string {
  return escapeLineSeparators(JSON.stringify(text));
}

/** The text of a template literal type between its backquotes. */
export function templateText(text: string): string {
  return stringLiteral(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("`", "\\`")
    .replaceAll("${", "\\${");
}

/** A property's name as it is written in a type or an object. */
export function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : stringLiteral(name);
}

/** A JSON value as a TypeScript expression over many lines that evaluates to the same value. */
export function jsonLiteral(value: unknown, indentation = ""): string {
  const inner = `${indentation}  `;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => jsonLiteral(item, inner));
    return arrayLiteral(items, indentation);
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(([key, item]) => [key, jsonLiteral(item, inner)] as const);
    return objectLiteral(members, indentation);
  }
  return escapeLineSeparators(JSON.stringify(value));
}

/** An array of expressions, each indented by two more than the array. */
export function arrayLiteral(items: readonly string[], indentation = ""): string {
  return block("[", "]", indentation, items);
}

/** The same for an object's members. */
export function objectLiteral(
  members: readonly (readonly [key: string, expression: string])[],
  indentation = "",
): string {
  return block(
    "{",
    "}",
    indentation,
    members.map(([key, expression]) => `${objectKey(key)}: ${expression}`),
  );
}

function block(open: string, close: string, indentation: string, parts: readonly string[]): string {
  const lines = parts.map((part) => `${indentation}  ${part},`);
  return lines.length ? [open, ...lines, `${indentation}${close}`].join("\n") : `${open}${close}`;
}

/** In brackets, `__proto__` is a key like any other and does not set the prototype. */
function objectKey(key: string): string {
  return key === "__proto__" ? '["__proto__"]' : propertyName(key);
}

function escapeLineSeparators(json: string): string {
  return json.replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}
