import { messageOf } from "../message-of.ts";
import type { SchemaView } from "../reader/schema-view.ts";
import { isSchema, notesOf, viewOf } from "../reader/view-of.ts";
import { type AnySchema, isZod4 } from "../zod-types.ts";
import { inputParts } from "./input-parts.ts";
import { isObjectSchema } from "./is-object-schema.ts";
import { holdsOtherVersion } from "./other-version.ts";
import { codeFindings, type Finding, ownFindings } from "./own-findings.ts";
import { partCount } from "./part-count.ts";
import { portability, type ReportedKind } from "./portability.ts";
import { textFindings } from "./text-findings.ts";

/** A part of a schema that is refused, or that other languages check in another way. */
export interface SchemaProblem {
  readonly kind: ReportedKind;
  /** `payload.items[].price` */
  readonly path: string;
  /** What exactly, where the kind does not say it all. */
  readonly detail?: string | undefined;
}

/** A schema of more parts would take codegen minutes and readers for ever. */
const mostParts = 20_000;

/** A schema with problems is reported at so many of its places; schemas that refer to each other have endlessly many. */
const mostPlaces = 20;

/**
 * Walks the input side of a schema and finds, at each of its places, what does not survive a queue or what
 * other languages cannot check alike.
 *
 * @param root what the paths begin with; a payload must be an object
 */
export function findProblems(schema: AnySchema, root: "payload" | "result"): readonly SchemaProblem[] {
  const parts = partCount(schema);
  if (parts > mostParts)
    return [{ kind: parts === Number.POSITIVE_INFINITY ? "endless" : "tooLarge", path: root }];
  const problems = new Map<string, SchemaProblem>();
  let noted = 0;
  const note = (problem: SchemaProblem): void => {
    noted += 1;
    problems.set(JSON.stringify(problem), problem);
  };
  const visits = new Map<AnySchema, number>();
  const visit = (inner: AnySchema, path: string, open: readonly OpenSchema[]): void => {
    // Getters and functions within the schema are the user's code.
    const { failure } = attempt(() => visitReadable(inner, path, open));
    if (failure !== undefined) note({ kind: "unreadable", path, detail: failure });
  };
  const visitReadable = (inner: AnySchema, path: string, open: readonly OpenSchema[]): void => {
    if (!isSchema(inner)) note({ kind: "notASchema", path });
    else if (isZod4(inner) !== isZod4(schema)) note({ kind: "mixed", path });
    else if (open.some((outer) => outer.schema === inner && outer.path === path))
      note({ kind: "endless", path });
    else if (!open.some((outer) => outer.schema === inner) && (visits.get(inner) ?? 0) < mostPlaces) {
      const before = noted;
      const view = viewOf(inner);
      const findings = attempt(() => findingsOf(view, inner));
      for (const { kind, place, detail } of findings.value ?? []) note({ kind, path: path + place, detail });
      if (view.kind === "pipe" && holdsOtherVersion(view.out, isZod4(schema))) note({ kind: "mixed", path });
      for (const part of inputParts(view))
        visit(part.schema, path + part.place, [...open, { schema: inner, path }]);
      // Where a part throws, that says it all.
      if (findings.failure !== undefined && noted === before)
        note({ kind: "unreadable", path, detail: findings.failure });
      // One without problems need not be visited again.
      visits.set(inner, noted === before ? mostPlaces : (visits.get(inner) ?? 0) + 1);
    }
  };
  visit(schema, root, []);
  const found = [...problems.values()];
  const readable = !found.some(({ kind }) => unreadable.has(kind));
  const isRefusedRoot = root === "payload" && readable && !isObjectSchema(schema);
  return withoutNoise(isRefusedRoot ? [...found, { kind: "rootNotObject", path: root }] : found);
}

function findingsOf(view: SchemaView, schema: AnySchema): readonly Finding[] {
  const notes = notesOf(schema);
  return [...codeFindings(notes), ...ownFindings(view, schema), ...textFindings(view, notes)];
}

function attempt<T>(read: () => T): { readonly value?: T; readonly failure?: string } {
  try {
    return { value: read() };
  } catch (error) {
    return { failure: messageOf(error) };
  }
}

interface OpenSchema {
  readonly schema: AnySchema;
  readonly path: string;
}

/** Where these were found, the schema cannot be walked any further. */
const unreadable: ReadonlySet<ReportedKind> = new Set<ReportedKind>([
  "unreadable",
  "notASchema",
  "mixed",
  "endless",
  "tooLarge",
]);

/** What is refused needs no warning beside it. */
function withoutNoise(problems: readonly SchemaProblem[]): readonly SchemaProblem[] {
  const isError = ({ kind }: SchemaProblem): boolean => portability[kind].treatment === "error";
  const refused = new Set(problems.filter(isError).map(({ path }) => path));
  return problems.filter((problem) => isError(problem) || !refused.has(problem.path));
}
