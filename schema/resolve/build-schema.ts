import type { SchemaContract } from "../contract.ts";
import { catalogue } from "../diagnostics/catalogue.ts";
import type { DiagnosticPage } from "../diagnostics/page.ts";
import type { JsonObject } from "../json.ts";
import { convertSchema } from "../json-schema/convert.ts";
import { finishedSchema } from "../json-schema/finished-schema.ts";
import { placeOf } from "../json-schema/place-of.ts";
import { messageOf } from "../message-of.ts";
import { findProblems, type SchemaProblem } from "../portability/find-problems.ts";
import { portability } from "../portability/portability.ts";
import { type Dialect, dialectOf } from "../reader/dialect.ts";
import { admitsAnything } from "../reader/input-facts.ts";
import { schemaTypes } from "../types/schema-types.ts";
import type { SharedTypes } from "../types/shared-types.ts";
import type { AnySchema } from "../zod-types.ts";
import type { Report } from "./report.ts";

/** Converts a payload's or a result's schema and finds its types; undefined where it is refused. */
export async function buildSchema(
  schema: AnySchema,
  root: "payload" | "result",
  shared: SharedTypes,
  report: Report,
  notes: JsonObject,
): Promise<SchemaContract | undefined> {
  try {
    const problems = findProblems(schema, root);
    for (const problem of problems) reportProblem(problem, dialectOf(schema), report);
    if (problems.some(({ kind }) => portability[kind].treatment === "error")) return undefined;
    const { recursive, ...types } = schemaTypes(schema, shared);
    const names = new Map([...shared.recursive, ...shared.names, ...recursive]);
    const converted = await convertOrReport(schema, names, root, report);
    return converted && { schema: finishedSchema(converted, root, notes), ...types };
  } catch (error) {
    // Getters and functions within the schema are the user's code, and the converter has errors of its own.
    report("SCHEMA_CONVERSION", messageOf(error), root, undefined, error);
    return undefined;
  }
}

async function convertOrReport(
  schema: AnySchema,
  names: ReadonlyMap<AnySchema, string>,
  root: "payload" | "result",
  report: Report,
): Promise<JsonObject | undefined> {
  const { schema: converted, problems, empty } = await convertSchema(schema, names);
  for (const { path, message } of problems) report("SCHEMA_CONVERSION", `${message}.`, placeOf(root, path));
  const isEmpty = Object.keys(converted).length === 0 && !admitsAnything(schema);
  const places = new Set([...(isEmpty ? [root] : []), ...empty.map((path) => placeOf(root, path))]);
  for (const place of places) report("SCHEMA_EMPTY", catalogue.SCHEMA_EMPTY.why, place);
  return places.size > 0 || problems.length > 0 ? undefined : converted;
}

function reportProblem(problem: SchemaProblem, dialect: Dialect, report: Report): void {
  const { kind, path, detail, choice, cause } = problem;
  const { code } = portability[kind];
  const { why, fix, fixIn }: DiagnosticPage = catalogue[code];
  const ownFix = dialect === "zod" ? fix : fixIn?.[dialect];
  const member = choice === undefined ? undefined : `choice ${choice} of the union`;
  const about = detail !== undefined && member !== undefined ? `${detail} in ${member}` : (detail ?? member);
  report(code, about === undefined ? why : `${about}: ${why}`, path, ownFix ?? fix, cause);
}
