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
    ];
    expect(keysBelow("## Options")).toEqual([...new Set(keys)].sort());
  });
});

/** The first column of the first table below a line that begins so; `schemas.drafts` counts as `schemas`. */
function keysBelow(beginning: string): readonly string[] {
  const text = readFileSync("docs/manifest.md", "utf8");
  const below = text.slice(text.indexOf(`\n${beginning}`));
  const table = below.slice(below.indexOf("\n|") + 1).split("\n\n")[0] ?? "";
  const cells = [...table.matchAll(/^\| `(\w+)[^`]*` \|/gm)].map(([, key = ""]) => key);
  return [...new Set(cells)].sort();
}

/** The names of the properties that an interface, or the members of a union, declare. */
function keysOf(file: string, type: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const keys = new Set<string>();
  for (const statement of source.statements) {
    const declared = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
    if (!declared || statement.name.text !== type) continue;
    const members = ts.isInterfaceDeclaration(statement)
      ? statement.members
      : ts.isUnionTypeNode(statement.type)
        ? statement.type.types.flatMap((member) => (ts.isTypeLiteralNode(member) ? [...member.members] : []))
        : [];
    for (const member of members) keys.add(member.name?.getText(source) ?? "");
  }
  return [...keys].sort();
}
