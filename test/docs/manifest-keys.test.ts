import { readFileSync } from "node:fs";
import { ts } from "ts-morph";
import { describe, expect, test } from "vitest";

describe("docs/manifest.md lists the keys that the types have", () => {
  test.each([
    ["## Job", "schema/definition.ts", "JobDefinition"],
    ["## Router", "schema/definition.ts", "RouterDefinition"],
    ["## Manifest", "schema/definition.ts", "ManifestDefinition"],
    ["`backoff`", "schema/options.ts", "BackoffOptions"],
    ["`dedupe`", "schema/options.ts", "DedupeOptions"],
    ["`rateLimit`", "schema/options.ts", "RateLimitOptions"],
    ["`schedules`", "schema/options.ts", "ScheduleOptions"],
    ["## Config", "generator/config.ts", "Config"],
  ])("%s", (heading, file, type) => {
    expect(keysBelow(heading)).toEqual(keysOf(file, type));
  });

  test("## Options, those of calls included", () => {
    const keys = [
      ...keysOf("schema/options.ts", "SharedOptions"),
      ...keysOf("schema/options.ts", "JobOptions"),
      ...keysOf("runtime/publisher/call-options.ts", "CallOptions"),
      ...keysOf("runtime/publisher/call-options.ts", "PriorityCallOptions"),
      ...keysOf("runtime/publisher/call-options.ts", "DedupeCallOptions"),
      ...keysOf("runtime/publisher/call-options.ts", "GroupCallOptions"),
      ...keysOf("runtime/publisher/call-options.ts", "TransactionOption"),
    ];
    const names = keys.map((key) => key.split(".")[0]);
    expect(keysBelow("## Options")).toEqual([...new Set(names)].sort());
  });
});

/** The first table below a line that begins so. */
function tableBelow(beginning: string): string {
  const text = readFileSync("docs/manifest.md", "utf8");
  const below = text.slice(text.indexOf(`\n${beginning}`));
  return below.slice(below.indexOf("\n|") + 1).split("\n\n")[0] ?? "";
}

function keysBelow(beginning: string): readonly string[] {
  const cells = [...tableBelow(beginning).matchAll(/^\| `([\w.]+)` \|/gm)].map(([, key = ""]) => key);
  return [...new Set(cells)].sort();
}

/** The names of the properties that an interface, or the members of a union or intersection, declare. */
function keysOf(file: string, type: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const keys = new Set<string>();
  for (const statement of source.statements) {
    const declared = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
    if (!declared || statement.name.text !== type) continue;
    const members = ts.isInterfaceDeclaration(statement)
      ? statement.members
      : ts.isUnionTypeNode(statement.type) || ts.isIntersectionTypeNode(statement.type)
        ? statement.type.types.flatMap((member) => (ts.isTypeLiteralNode(member) ? [...member.members] : []))
        : [];
    for (const member of members) for (const key of namesOf(member, source)) keys.add(key);
  }
  return [...keys].sort();
}

/** A property's name; where its type is an object written on the spot, `name.inner` for each of that. */
function namesOf(member: ts.TypeElement, source: ts.SourceFile): readonly string[] {
  const name = member.name?.getText(source) ?? "";
  if (!ts.isPropertySignature(member) || !member.type || !ts.isTypeLiteralNode(member.type)) return [name];
  return member.type.members.map((inner) => `${name}.${inner.name?.getText(source)}`);
}
