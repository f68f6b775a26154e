import { describe, test } from "vitest";
import { expectPlaces } from "./places.ts";

const zod = 'import * as z from "zod";\n';

const manifest = (imports: string, payload: string): string =>
  `import { defineJob, defineManifest } from "jobwright";\n${zod}${imports}
export default defineManifest({ name: "shop", jobs: [defineJob({ name: "a", payload: ${payload} })] });\n`;

interface Case {
  readonly imports: string;
  readonly payload: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Each with one `z.date()` for `payload.at`. */
const cases: Readonly<Record<string, Case>> = {
  "a named import": {
    imports: 'import { at } from "./schemas.ts";',
    payload: "z.object({ at })",
    files: { "schemas.ts": `${zod}export const at = ▶z.date();` },
  },
  "a renamed import of a renamed export": {
    imports: 'import { when as at } from "./schemas.js";',
    payload: "z.object({ at })",
    files: { "schemas.ts": `${zod}const first = ▶z.date();\nexport { first as when };` },
  },
  "a default import": {
    imports: 'import shape from "./schemas.ts";',
    payload: "z.object(shape)",
    files: { "schemas.ts": `${zod}const shape = { at: ▶z.date() };\nexport default shape;` },
  },
  "a namespace import": {
    imports: 'import * as shared from "./schemas.ts";',
    payload: "z.object({ at: shared.times().at })",
    files: { "schemas.ts": `${zod}export function times() {\n  return { at: ▶z.date() };\n}` },
  },
  "a namespace import as a shape": {
    imports: 'import * as shared from "./schemas.ts";',
    payload: "z.object({ ...shared })",
    files: { "schemas.ts": `${zod}export const at = ▶z.date();` },
  },
  "exports passed on under another name, of all of a file, and as a namespace": {
    imports: 'import { shared } from "./index.ts";',
    payload: "z.object({ at: shared.inner.at })",
    files: {
      "index.ts": 'export * as shared from "./one.ts";',
      "one.ts": 'export * from "./two.ts";\nexport * from "./three.ts";',
      "two.ts": "export const other = 1;",
      "three.ts": 'export { schemas as inner } from "./four.ts";',
      "four.ts": `${zod}export const schemas = { at: ▶z.date() };`,
    },
  },
  "imports in a circle": {
    imports: 'import { order } from "./order.ts";',
    payload: "z.object({ at: order.shape.item.shape.at })",
    files: {
      "order.ts": `${zod}import { item } from "./item.ts";\nexport const order = z.object({ get item() { return item; } });`,
      "item.ts": `${zod}import { order } from "./order.ts";\nexport const item = z.object({ at: ▶z.date(), get order() { return order.optional(); } });`,
    },
  },
  "zod by other names": {
    imports: 'import { zed, text } from "./zod.ts";\nimport { date as moment, object } from "zod";',
    payload: "object({ at: zed.optional(zed.union([text(), ▶moment()])) })",
    files: { "zod.ts": 'import { z } from "zod";\nexport { z as zed };\nexport const { string: text } = z;' },
  },
  "zod/mini": {
    imports: 'import * as mini from "zod/mini";',
    payload:
      "mini.partial(mini.extend(mini.object({ a: mini.string() }), { at: mini._default(mini.nullable(▶mini.date()), null) }))",
    files: {},
  },
  "zod 3": {
    imports: 'import { z as z3 } from "zod/v3";',
    payload: "z3.object({ a: z3.string() }).merge(z3.object({ at: ▶z3.date().optional() })).passthrough()",
    files: {},
  },
  "a schema of a package, at its place in the manifest": {
    imports: 'import { at } from "shared-schemas";',
    payload: "z.object({ at: ▶at.optional() })",
    files: {
      "node_modules/shared-schemas/package.json":
        '{ "name": "shared-schemas", "type": "module", "exports": "./index.js" }',
      "node_modules/shared-schemas/index.js": `${zod}export const at = z.date();`,
    },
  },
};

describe("a schema is followed into other files:", () => {
  test.each(Object.entries(cases))("%s", async (_, { imports, payload, files }) => {
    await expectPlaces({ "jobs.manifest.ts": manifest(imports, payload), ...files }, [
      "SCHEMA_DATE a payload.at",
    ]);
  });

  test("the checks of zod/mini", async () => {
    const payload = "mini.object({ code: mini.string().check(mini.minLength(1), ▶mini.regex(/^(a)\\1/)) })";
    await expectPlaces({ "jobs.manifest.ts": manifest('import * as mini from "zod/mini";', payload) }, [
      "SCHEMA_PATTERN_NOT_PORTABLE a payload.code",
    ]);
  });
});
