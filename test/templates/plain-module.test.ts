import fc from "fast-check";
import { printStructure, type SourceFileStructure, StructureKind } from "ts-morph";
import { expect, test } from "vitest";
import { plainModule } from "../../templates/plain-module.ts";
import { loadPrinter } from "../../templates/print.ts";

/** What ts-morph's writer looks at, and what it may take for the begin of a text, a comment or a block. */
const text = fc
  .array(
    fc
      .constantFrom("\n", "\n\n", "\r\n", "  ", "\t", "a", "}", "{", '"', "'", "`", "${", "/", "*", "//", ";")
      .chain((part) => fc.constantFrom(part, part, "/* b */", "// c\n", "}\n", "*/", "\\", "({ d: 1 })")),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));
const comment = fc.constantFrom(
  "// it's one `",
  "/* two */",
  "// three }\n/* four { */",
  "",
  "/* } */",
  "// five\n",
);
const named = fc.array(fc.constantFrom("A", "B", "C"), { maxLength: 3 });
const moduleSpecifier = fc.constantFrom("./a.ts", 'q"uote', "it's");
const imported = fc.oneof(
  fc.record({
    kind: fc.constant<StructureKind.ImportDeclaration>(StructureKind.ImportDeclaration),
    isTypeOnly: fc.boolean(),
    namedImports: named,
    moduleSpecifier,
  }),
  fc.record({
    kind: fc.constant<StructureKind.ExportDeclaration>(StructureKind.ExportDeclaration),
    namedExports: named,
    moduleSpecifier,
  }),
);
const alias = fc.constant({ kind: StructureKind.TypeAlias, name: "T", type: "string" } as const);
const statements = fc.oneof(
  fc.tuple(
    fc.array(comment, { maxLength: 3 }),
    fc.array(imported, { maxLength: 3 }),
    fc.array(text, { maxLength: 3 }),
  ),
  fc.tuple(
    fc.array(text, { maxLength: 2 }),
    fc.array(fc.oneof(imported, alias), { maxLength: 3 }),
    fc.array(text),
  ),
);

test("what is printed in parts is what ts-morph prints as a whole", async () => {
  const print = await loadPrinter();
  let plain = 0;
  fc.assert(
    fc.property(statements, (parts) => {
      const source: SourceFileStructure = { kind: StructureKind.SourceFile, statements: parts.flat() };
      if (plainModule(source)) plain += 1;
      const whole = printStructure(source, { indentNumberOfSpaces: 2 });
      expect(print({ source })).toBe(`${whole.trimEnd()}\n`);
    }),
    { numRuns: 2_000 },
  );
  expect(plain).toBeGreaterThan(1_000);
});
