import * as fc from "fast-check";
import { ts } from "ts-morph";
import { describe, expect, test } from "vitest";
import type { Json } from "../../schema/json.ts";
import { documentationText } from "../../templates/documentation.ts";
import { jsonLiteral, propertyName, stringLiteral } from "../../templates/literal.ts";
import { typeText } from "../../templates/type-text.ts";

/** Any string, half characters too, and often what has a meaning in code. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "*/",
        "`",
        "${",
        "\\",
        '"',
        "\n",
        "\r",
        "\u2028",
        "\u2029",
        "\ud800",
        "\udc00",
        "\0",
        "@",
        " @see",
        "__proto__",
      ),
    ),
  )
  .map((parts) => parts.join(""));

describe("any string of a manifest", () => {
  test("is a literal of the same value", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(evaluate(stringLiteral(text))).toBe(text);
      }),
    );
  });

  test("is a literal that TypeScript reads as the same value, on one line", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const [statement] = parse(
          `type T = ${typeText({ kind: "literal", value: text }, String)};`,
        ).statements;
        expect(statement && ts.isTypeAliasDeclaration(statement) && literalOf(statement.type)).toBe(text);
      }),
    );
  });

  test("is a template literal type of the same text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const written = typeText({ kind: "template", parts: [text] }, String);
        expect(evaluate(written)).toBe(text);
        expect(written.split(/[\n\r\u2028\u2029]/)).toHaveLength(1);
      }),
    );
  });

  test("is a property's name", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const [statement] = parse(`interface T { ${propertyName(text)}: 1 }`).statements;
        const member =
          statement && ts.isInterfaceDeclaration(statement) ? statement.members[0]?.name : undefined;
        expect(member && "text" in member && member.text).toBe(text);
      }),
    );
  });

  test("neither ends a doc comment nor begins a tag in it", () => {
    fc.assert(
      fc.property(anyText, anyText, (description, deprecated) => {
        const { statements } = parse(
          [
            ...documentationText({ description, deprecated: deprecated || true }),
            "export const after = 1;",
          ].join("\n"),
        );
        expect(statements).toHaveLength(1);
        const tags = statements.flatMap((statement) => ts.getJSDocTags(statement));
        expect(tags.map((tag) => tag.tagName.text)).toEqual(["deprecated"]);
      }),
    );
  });
});

test("any JSON is an expression of the same value, a key __proto__ included", () => {
  const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json);
  fc.assert(
    fc.property(json, (value) => {
      expect(JSON.stringify(evaluate(`(${jsonLiteral(value)})`))).toBe(JSON.stringify(value));
    }),
  );
  const hostile: Json = JSON.parse('{"__proto__": {"polluted": true}}');
  expect(JSON.stringify(evaluate(`(${jsonLiteral(hostile)})`))).toBe(JSON.stringify(hostile));
});

function evaluate(expression: string): unknown {
  return new Function(`return ${expression};`)();
}

function parse(text: string): ts.SourceFile {
  const source = ts.createSourceFile("generated.ts", text, ts.ScriptTarget.Latest, true);
  const { diagnostics } = ts.transpileModule(text, { reportDiagnostics: true });
  expect(diagnostics, text).toEqual([]);
  return source;
}

function literalOf(type: ts.TypeNode): string | undefined {
  return ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? type.literal.text : undefined;
}
