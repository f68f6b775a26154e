import { ts } from "ts-morph";
import { describe, expect, test } from "vitest";
import { findCircle, importsOf, reach, readSource, selfImports, sourceFiles } from "./import-graph.ts";

const generatorPackages = ["ts-morph", "yargs", "zod-to-json-schema", "jiti", "@eslint-community/regexpp"];
const drivers = ["pg-boss", "pg", "bullmq", "ioredis", "@electric-sql/pglite"];
const toolkit = ["schema", "templates", "generator", "runtime"].flatMap(sourceFiles);
const generated = sourceFiles("generated");

describe("data flows one way", () => {
  test("the runtime reaches no package of the generator, no template and no generator", () => {
    const { files, packages } = reach(sourceFiles("runtime"));
    expect(generatorPackages.filter((name) => packages.has(name))).toEqual([]);
    expect([...files].filter((file) => /^(templates|generator)\//.test(file))).toEqual([]);
  });

  test("the schema layer knows nothing of templates, generator and runtime", () => {
    const { files } = reach(sourceFiles("schema"));
    expect([...files].filter((file) => !file.startsWith("schema/"))).toEqual([]);
  });

  test("templates reach only the schema layer", () => {
    const { files } = reach(sourceFiles("templates"));
    expect([...files].filter((file) => !/^(templates|schema)\//.test(file))).toEqual([]);
  });

  test("templates touch neither the file system nor the clock nor the environment", () => {
    for (const file of sourceFiles("templates")) {
      expect(
        importsOf(file).packages.filter((name) => name.startsWith("node:")),
        file,
      ).toEqual([]);
      expect(readSource(file), file).not.toMatch(/\bprocess\.|\bDate\.now|\bnew Date\(|Math\.random/);
    }
  });

  test("the generator knows the runtime by its types alone: what runs is the project's own copy", () => {
    const imports = /^import (?!type )[^;]*from "(?:\.\.\/)+runtime\//m;
    for (const file of sourceFiles("generator")) expect(readSource(file), file).not.toMatch(imports);
  });

  test("a manifest's own import of jobwright reaches no package at all but zod", () => {
    expect([...reach(["schema/index.ts"]).packages].filter((name) => name !== "zod")).toEqual([]);
  });
});

describe("a program that only publishes", () => {
  const foreign =
    /^example\/(handlers\/|context|backend)|^runtime\/(backends|worker)\/|^generated\/(worker|handlers)/;

  test("reaches no handler, no context, nothing of the worker, no backend and no driver, in types either", () => {
    const { files, packages } = reach(["generated/client.ts"]);
    expect([...files].filter((file) => foreign.test(file))).toEqual([]);
    expect(drivers.filter((name) => packages.has(name))).toEqual([]);
  });
});

describe("every file", () => {
  test("is part of no import circle", () => {
    expect(findCircle([...toolkit, ...generated])).toEqual([]);
  });

  test("that a public entry or generated code reaches is free of top-level await, for CommonJS requires them", () => {
    const { files } = reach([...selfImports.values(), ...sourceFiles("runtime"), ...generated]);
    for (const file of [...files].filter((path) => path.endsWith(".ts"))) {
      expect(topLevelAwaits(file), file).toEqual([]);
    }
  });

  test("has at most 300 lines", () => {
    const long = toolkit.filter((file) => readSource(file).split("\n").length > 301);
    expect(long).toEqual([]);
  });
});

/** `await`, `for await` and `await using`. */
function awaits(node: ts.Node): boolean {
  if (ts.isForOfStatement(node)) return node.awaitModifier !== undefined;
  const isAwaitUsing = (node.flags & ts.NodeFlags.AwaitUsing) === ts.NodeFlags.AwaitUsing;
  return ts.isAwaitExpression(node) || (ts.isVariableDeclarationList(node) && isAwaitUsing);
}

function topLevelAwaits(file: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    if (awaits(node)) found.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readSource(file), ts.ScriptTarget.Latest, true));
  return found;
}
