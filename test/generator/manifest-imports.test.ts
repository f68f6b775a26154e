import { describe, expect, test } from "vitest";
import { diagnosticsOf } from "./places.ts";
import { manifest, smallProject } from "./small-project.ts";

const small = manifest({ jobs: ["cleanup"] });

/** `file:line:column CODE message` of each problem of a project whose manifest begins with these lines. */
async function problemsOf(
  head: string,
  files: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const found = await diagnosticsOf({ "jobs.manifest.ts": `${head}\n${small}`, ...files });
  return found.map(({ code, location, message }) => {
    return `${location?.file}:${location?.line}:${location?.column} ${code} ${message}`;
  });
}

describe("the manifest must not reach", () => {
  test.each([
    ["a handler", "./handlers/cleanup.ts", "handlers/cleanup.ts"],
    ["the config", "./jobwright.config.ts", "jobwright.config.ts"],
    ["a backend", "jobwright/pg-boss", "jobwright/pg-boss"],
    ["a driver", "bullmq/classes", "bullmq/classes"],
  ])(
    "%s, by way of another file either: the way is shown, at the manifest's import",
    async (what, from, end) => {
      const files = {
        "limits.ts": 'export const limit = 1;\nimport "./sizes.ts";\n',
        "handlers/cleanup.ts": "export const handler = async () => {};\n",
        "node_modules/bullmq/classes/index.js": "",
      };
      expect(
        await problemsOf('import "./limits.ts";', { ...files, "sizes.ts": `import "${from}";\n` }),
      ).toEqual([
        `jobs.manifest.ts:1:8 MANIFEST_IMPORT The manifest imports ${what}: jobs.manifest.ts → limits.ts → sizes.ts → ${end}.`,
      ]);
      expect(await problemsOf(`import "${from}";`, files)).toEqual([
        `jobs.manifest.ts:1:8 MANIFEST_IMPORT The manifest imports ${what}: "${from}".`,
      ]);
    },
  );

  test("the environment: each place in the manifest, and the way to it elsewhere", async () => {
    const reads = Array.from(
      { length: 6 },
      (_, line) => `export const v${line} = process.env.V${line};\n`,
    ).join("");
    expect(
      await problemsOf('import "./schemas.ts";\nexport const debug = process.env.DEBUG;', {
        "schemas.ts": 'import "./environment.ts";\n',
        "environment.ts": reads,
      }),
    ).toEqual([
      "jobs.manifest.ts:2:22 MANIFEST_ENVIRONMENT The manifest reads process.env.",
      "jobs.manifest.ts:1:8 MANIFEST_ENVIRONMENT The manifest reads process.env: jobs.manifest.ts → schemas.ts → environment.ts:1:19. The same import brings 5 more: environment.ts:2:19, environment.ts:3:19, environment.ts:4:19, ….",
    ]);
  });
});

test("what one import of the manifest brings is one problem for each kind, and nothing beyond the forbidden is shown", async () => {
  expect(
    await problemsOf('import "./schemas.ts";\nimport "./limits.ts";', {
      "schemas.ts": 'import "./db.ts";\nimport "./queue.ts";\nimport "./handlers/cleanup.ts";\n',
      "db.ts": 'import "pg";\n',
      "queue.ts": 'import "ioredis";\n',
      "limits.ts": 'import "pg";\n',
      "handlers/cleanup.ts": 'import "pg";\nexport const url = process.env.URL;\n',
      "node_modules/pg/index.js": "",
      "node_modules/ioredis/index.js": "",
    }),
  ).toEqual([
    "jobs.manifest.ts:1:8 MANIFEST_IMPORT The manifest imports a handler: jobs.manifest.ts → schemas.ts → handlers/cleanup.ts.",
    "jobs.manifest.ts:2:8 MANIFEST_IMPORT The manifest imports a driver: jobs.manifest.ts → limits.ts → pg.",
    "jobs.manifest.ts:1:8 MANIFEST_IMPORT The manifest imports a driver: jobs.manifest.ts → schemas.ts → db.ts → pg. The same import brings 1 more: ioredis in queue.ts.",
  ]);
});

describe("an import whose names are used only as types", () => {
  const db = { "db.ts": 'import "pg";\nexport class Row {}\n', "node_modules/pg/index.js": "" };
  const useAsType = "export type Rows = readonly Row[];\nexport const row = (given: Row): Rows => [given];";
  const reached = "MANIFEST_IMPORT The manifest imports a driver: jobs.manifest.ts → db.ts → pg.";

  test("is not followed where it says so, or where every compiler drops it", async () => {
    expect(await problemsOf(`import type { Row } from "./db.ts";\n${useAsType}`, db)).toEqual([]);
    expect(await problemsOf(`import { Row } from "./db";\n${useAsType}`, db)).toEqual([]);
    expect(await problemsOf(`import { type Row } from "./db";\n${useAsType}`, db)).toEqual([]);
  });

  test.each([
    ["Node, which runs the files as they are, keeps it", "./db.ts", {}],
    [
      "verbatimModuleSyntax keeps it",
      "./db",
      { "tsconfig.json": '{ "compilerOptions": { "verbatimModuleSyntax": true } }' },
    ],
  ])("is followed where %s, and the fix is to say so", async (_, specifier, files) => {
    for (const names of ["{ Row }", "{ type Row }", "type { Row }"]) {
      const head = `import ${names} from "${specifier}";\n${useAsType}`;
      const found = await diagnosticsOf({ "jobs.manifest.ts": `${head}\n${small}`, ...db, ...files });
      const fix = "Write `import type` at jobs.manifest.ts:1:";
      expect(found, names).toEqual(
        names.startsWith("type") ? [] : [expect.objectContaining({ fix: expect.stringContaining(fix) })],
      );
    }
  });

  test.each([
    "export const row = new Row();",
    "export class Big extends Row {}",
    "export const rows = { Row };",
    "export { Row };",
    "export const first = Array<Row>, make = Row<string>;",
  ])("is followed where one is used as a value: %s", async (use) => {
    expect(await problemsOf(`import { Row } from "./db";\n${use}`, db)).toEqual([
      expect.stringContaining(reached),
    ]);
  });

  test.each([
    "export interface Big extends Row {}",
    "export class Big implements Row {}",
    "export type Make = typeof Row;",
    "export const named = { Row: 1 }.Row;",
    "export type { Row };",
  ])("is none of a value: %s", async (use) => {
    expect(await problemsOf(`import { Row } from "./db";\n${use}`, db)).toEqual([]);
  });
});

describe("beside what the manifest must not reach are reported", () => {
  test("the problems of its jobs", async () => {
    const found = await diagnosticsOf({
      "jobs.manifest.ts": `export const debug = process.env.DEBUG;\n${small.replace("z.string()", "z.date()")}`,
    });
    expect(found.map(({ code }) => code)).toEqual(["MANIFEST_ENVIRONMENT", "SCHEMA_DATE"]);
  });

  test("the reason why it cannot be loaded", async () => {
    const found = await diagnosticsOf({
      "jobs.manifest.ts": `import "./db.ts";\n${small}`,
      "db.ts": 'if (!process.env.NO_SUCH_URL) throw new Error("no url");\n',
    });
    expect(found.map(({ code }) => code)).toEqual(["MANIFEST_ENVIRONMENT", "MANIFEST_LOAD"]);
  });
});

test("what the manifest loads does not hold codegen open", async () => {
  using project = smallProject({
    "jobs.manifest.ts": `export const timer = setInterval(() => {}, 1_000);\n${small}`,
  });
  expect(await project.run("codegen", "--check", "--format", "json")).toMatchObject({ code: 3, stderr: "" });
});
