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
    return block(
      "[",
      "]",
      indentation,
      value.map((item: unknown) => `${inner}${jsonLiteral(item, inner)},`),
    );
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value);
    return block(
      "{",
      "}",
      indentation,
      entries.map(([key, item]) => `${inner}${objectKey(key)}: ${jsonLiteral(item, inner)},`),
    );
  }
  return escapeLineSeparators(JSON.stringify(value));
}

function block(open: string, close: string, indentation: string, lines: readonly string[]): string {
  return lines.length ? [open, ...lines, `${indentation}${close}`].join("\n") : `${open}${close}`;
}

/** In brackets, `__proto__` is a key like any other and does not set the prototype. */
function objectKey(key: string): string {
  return key === "__proto__" ? '["__proto__"]' : propertyName(key);
}

function escapeLineSeparators(json: string): string {
  return json.replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}
