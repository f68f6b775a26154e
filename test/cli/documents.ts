import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const schema: object = JSON.parse(readFileSync("generator/cli/output.schema.json", "utf8"));

const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
addFormats.default(ajv);
const compiled = ajv.compile(schema);
/** Not a type guard: what is known of a document's type is that it is an object. */
const holds = (value: unknown): boolean => compiled(value);

/**
 * The one document that a command printed with --format json.
 *
 * @throws Error where there is not exactly one, or the published schema does not hold for it
 */
export function documentIn(stdout: string): Readonly<Record<string, unknown>> {
  const [document, ...more] = documentsIn(stdout);
  if (!document || more.length > 0) throw new Error(`Not one document:\n${stdout}`);
  return document;
}

/** The same for a command that prints a document for each event. */
export function documentsIn(stdout: string): readonly Readonly<Record<string, unknown>>[] {
  return stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const document: Readonly<Record<string, unknown>> = JSON.parse(line);
      if (!holds(document)) throw new Error(`${ajv.errorsText(compiled.errors)}\n${line.slice(0, 2_000)}`);
      return document;
    });
}
