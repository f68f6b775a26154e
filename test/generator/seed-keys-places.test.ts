import { expect, test } from "vitest";
import { loadConfig } from "../../generator/load-config.ts";
import { DiagnosticError } from "../../schema/diagnostics/diagnostic.ts";
import { expectPlaces } from "./places.ts";
import { createProject } from "./project.ts";

test.each<[string, string, string]>([
  ["a method", "▶async handler() {}", "KEY_FOREIGN a handler"],
  ["a shorthand", "▶schema", "KEY_FOREIGN a schema"],
  ["a quoted key", '▶"onSuccess": () => 1', "KEY_FOREIGN a onSuccess"],
  ["a computed key", '▶["onFailure"]: () => 1', "KEY_FOREIGN a onFailure"],
  ["a getter", "▶get title() { return 1; }", "KEY_FOREIGN a title"],
  ["an option", "options: { ▶retryLimit: 3 }", "KEY_FOREIGN a options.retryLimit"],
  [
    "an option of an option",
    'options: { backoff: { type: "fixed", delay: "1s", ▶factor: 2 } }',
    "KEY_FOREIGN a options.backoff.factor",
  ],
  ["an option of a constant", "options: shared", "KEY_FOREIGN a options.retryDelay"],
  ["an option that is spread", "options: { ...shared }", "KEY_FOREIGN a options.retryDelay"],
])("the key of another system is found where it is written: %s", async (_what, written, problem) => {
  const mark = written.includes("shared") ? "▶" : "";
  await expectPlaces(
    `const schema = z.object({});
const shared = { ${mark}retryDelay: 60 };
const a = defineJob({ name: "a", payload: z.object({ id: z.string() }), ${written} } as never);
export default defineManifest({ name: "m", jobs: [a] });
void [schema, shared];
`,
    [problem],
  );
});

test("every problem of the config is found where it is written, in one run", async () => {
  const text = `const schemas = { ▶bas: "x", drafts: ["2020-12", ▶"draft-7"] };
export default {
  manifest: ▶1,
  ▶output: "./gen",
  out: "./generated",
  "▶hanlders": "./h",
  accept: { ▶SCHEMA_URI: ["*"] },
  schemas,
  target: ▶"pgboss",
};
`.replace('"▶hanlders"', '▶"hanlders"');
  const marks = text.split("\n").flatMap((line, row) => {
    const column = line
      .split("▶")
      .slice(0, -1)
      .map((_, index, parts) => parts.slice(0, index + 1).join("").length + 1);
    return column.map((at) => `${row + 1}:${at}`);
  });
  using project = createProject({ "jobwright.config.ts": text.replaceAll("▶", "") });
  const error: unknown = await loadConfig(project.folder).catch((thrown: unknown) => thrown);
  const found = error instanceof DiagnosticError ? error.diagnostics : [];
  expect(found.map(({ location }) => `${location?.line}:${location?.column}`).sort()).toEqual(
    [...marks].sort(),
  );
  expect(found.map(({ code, path }) => `${code} ${path}`)).toEqual([
    "CONFIG_INVALID manifest",
    "KEY_FOREIGN output",
    "KEY_UNKNOWN hanlders",
    "ACCEPTANCE_INVALID accept.SCHEMA_URI",
    "KEY_UNKNOWN schemas.bas",
    "CONFIG_INVALID schemas.drafts[1]",
    "CONFIG_INVALID target",
  ]);
});
