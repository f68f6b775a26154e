import { expect, test } from "vitest";
import { diagnosticsOf, expectPlaces } from "./places.ts";
import { manifest } from "./small-project.ts";

const packageJson = `{ "type": "module", "imports": { "#lib/*": "./lib/*", "#work": "./handlers/work.ts", "#none": "./none.ts" } }`;

test("an import by a name of the package's own leads to the place of a problem", () =>
  expectPlaces(
    {
      "package.json": packageJson,
      "jobs.manifest.ts": `import { defineJob, defineManifest } from "jobwright";
import * as z from "zod";
import { at } from "#lib/index.ts";
export default defineManifest({ name: "shop", jobs: [defineJob({ name: "a", payload: z.object({ at }) })] });
`,
      "lib/index.ts": 'export { when as at } from "#lib/times.ts";\n',
      "lib/times.ts": 'import * as z from "zod";\nexport const when = ▶z.date();\n',
    },
    ["SCHEMA_DATE a payload.at"],
  ));

test("what the manifest must not reach is found behind such a name, and one that leads nowhere is no obstacle", async () => {
  const found = await diagnosticsOf({
    "package.json": packageJson,
    "jobs.manifest.ts": `import "#lib/limits.ts";\nif (process.argv.length === 0) await import("#none");\n${manifest({ jobs: ["cleanup"] })}`,
    "lib/limits.ts": 'import "#work";\n',
    "handlers/work.ts": "export const handler = async () => {};\n",
  });
  expect(
    found.map(({ code, message, location }) => `${location?.line}:${location?.column} ${code} ${message}`),
  ).toEqual([
    "1:8 MANIFEST_IMPORT The manifest imports a handler: jobs.manifest.ts → lib/limits.ts → handlers/work.ts.",
  ]);
});

test("Node itself keeps such an import, though it names only types", async () => {
  const found = await diagnosticsOf({
    "package.json": packageJson,
    "jobs.manifest.ts": `import { Work } from "#work";\nexport type Own = Work;\n${manifest({ jobs: ["cleanup"] })}`,
    "handlers/work.ts": "export interface Work { id: string }\n",
  });
  expect(found.map(({ code }) => code)).toContain("MANIFEST_IMPORT");
});
