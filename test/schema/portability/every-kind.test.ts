import { describe, expect, test } from "vitest";
import * as zod from "zod";
import * as mini from "zod/mini";
import * as zod3 from "zod/v3";
import * as core from "zod/v4/core";
import * as zod3of325 from "zod-3.25";
import * as core325 from "zod-3.25/v4/core";
import { portability } from "../../../schema/portability/portability.ts";
import type { PortabilityRow } from "../../../schema/portability/portability-row.ts";
import { classesIn, classesOf, functionsOf, shortName } from "./classes.ts";
import { type Example, untyped, type Zod4 } from "./example.ts";
import { examples } from "./examples.ts";

const copies = {
  zod,
  "zod/mini": mini,
  "zod/v4/core": core,
  "zod/v3": zod3,
  "zod-3.25": zod3of325,
  "zod-3.25/v4/core": core325,
};

/** What zod exports as a class and is no kind of schema, with the reason. */
const noKinds: Readonly<Record<string, string>> = {
  Type: "the base of every schema",
  Schema: "another name of zod 3 for Type",
  Transformer: "another name of zod 3 for Effects",
  StringFormat: "the base of every format of strings",
  ObjectJIT: "an object whose parser is compiled: what z.object makes",
  Registry: "holds notes about schemas",
  AsyncError: "an error",
  CompileAsyncError: "an error",
  CompileUnsupportedError: "an error",
  CyclicError: "an error",
  EncodeError: "an error",
  Error: "an error",
  RealError: "an error",
};

/** What zod exports as a function and makes no kind of schema with, with the reason. */
const noMakers: Readonly<Record<string, string>> = {
  ...reasons(
    "runs a schema",
    "parse parseAsync safeParse safeParseAsync encode encodeAsync decode decodeAsync",
  ),
  ...reasons("runs a schema", "safeEncode safeEncodeAsync safeDecode safeDecodeAsync validate validateAsync"),
  ...reasons("runs a schema otherwise", "compile memoizer withParser"),
  ...reasons("prints errors", "flattenError formatError prettifyError treeifyError getErrorMap setErrorMap"),
  ...reasons("sets options", "config"),
  ...reasons("another name", "_function maximum minimum"),
  ...reasons("makes a schema of the same kind", "clone extend safeExtend merge pick omit partial required"),
  ...reasons("makes a schema of the same kind", "exactPartial deepPartial input output toZod"),
  ...reasons("gives an inner schema", "getDiscriminatedOption"),
  ...reasons(
    "makes schemas of the kinds above from JSON Schema, or the reverse",
    "fromJSONSchema toJSONSchema",
  ),
  ...reasons("holds notes about schemas", "registry"),
};

describe("every class that zod exports is in the table", () => {
  const listed = new Set(rows().flatMap(({ classes = [] }) => classes));

  test.each(Object.entries(copies))("%s", (_name, copy) => {
    const classes = classesOf(copy);
    expect(classes.length).toBeGreaterThan(30);
    expect(classes.filter((name) => !listed.has(name) && !(name in noKinds))).toEqual([]);
  });

  test("and none that is not exported", () => {
    const exported = new Set(Object.values(copies).flatMap(classesOf));
    expect([...listed, ...Object.keys(noKinds)].filter((name) => !exported.has(name))).toEqual([]);
  });
});

describe("every function that makes a schema or a check is in the table", () => {
  const text = rows()
    .map((row) => row.zod)
    .join(", ");
  const isNamed = (name: string): boolean => new RegExp(`(?<!\\w)${name}(?!\\w)`).test(text);

  test.each([
    ["zod", zod],
    ["zod/mini", mini],
  ])("%s", (_name, copy) => {
    const functions = functionsOf(copy);
    expect(functions.length).toBeGreaterThan(100);
    expect(functions.filter((name) => !isNamed(name) && !(name in noMakers))).toEqual([]);
  });
});

describe("a row's examples are of the classes that it names", () => {
  test.each(Object.entries(examples))("%s", (kind, { zod4, zod3: old = [] }) => {
    const { classes = [] }: PortabilityRow =
      untyped<Record<string, PortabilityRow>>(portability)[kind] ?? untyped({});
    if (classes.length === 0) return;
    const shown = new Set([
      ...shownBy(zod4, untyped<Zod4>(zod)),
      ...shownBy(zod4, mini),
      ...shownBy(old, zod3),
    ]);
    const wanted = [zod, mini, core, zod3].flatMap((copy) =>
      Object.keys(copy).filter((name) => /^\$?Zod/.test(name) && classes.includes(shortName(name))),
    );
    expect([...new Set(wanted)].filter((name) => !shown.has(name))).toEqual([]);
  });
});

function rows(): readonly PortabilityRow[] {
  return Object.values(portability);
}

function reasons(reason: string, names: string): Readonly<Record<string, string>> {
  return Object.fromEntries(names.split(" ").map((name) => [name, reason]));
}

function shownBy<Zod>(of: readonly Example<Zod>[], z: Zod): readonly string[] {
  return of.flatMap(({ make }) => classesIn(make(z)));
}
