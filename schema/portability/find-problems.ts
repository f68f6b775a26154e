import { messageOf } from "../message-of.ts";
import { inputParts } from "../reader/input-parts.ts";
import { isObjectSchema } from "../reader/is-object-schema.ts";
import type { SchemaView } from "../reader/schema-view.ts";
import { codeChecksOf, isSchema, notesOf, viewOf } from "../reader/view-of.ts";
import { type AnySchema, isZod4 } from "../zod-types.ts";
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
  /** Which member of a union, from 1, where several have the same problem at the same path. */
  readonly choice?: string | undefined;
  /** What was thrown, of a part that cannot be read. */
  readonly cause?: unknown;
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
  const problems = new Problems();
  const note = (problem: SchemaProblem, of: AnySchema, open: readonly OpenSchema[]): void =>
    problems.note(problem, of, choiceOf(open));
  const visits = new Map<AnySchema, number>();
  const visit = (inner: AnySchema, path: string, open: readonly OpenSchema[]): void => {
    // Getters and functions within the schema are the user's code.
    const { failure } = attempt(() => visitReadable(inner, path, open));
    if (failure) note({ kind: "unreadable", path, ...failure }, inner, open);
  };
  const visitReadable = (inner: AnySchema, path: string, open: readonly OpenSchema[]): void => {
    if (!isSchema(inner)) note({ kind: "notASchema", path }, inner, open);
    else if (isZod4(inner) !== isZod4(schema)) note({ kind: "mixed", path }, inner, open);
    else if (open.some((outer) => outer.schema === inner && outer.path === path))
      note({ kind: "endless", path }, inner, open);
    else if (!open.some((outer) => outer.schema === inner) && (visits.get(inner) ?? 0) < mostPlaces) {
      const before = problems.count;
      const view = viewOf(inner);
      const findings = attempt(() => findingsOf(view, inner));
      for (const { kind, place, detail } of findings.value ?? [])
        note({ kind, path: path + place, detail }, inner, open);
      if (view.kind === "pipe" && holdsOtherVersion(view.out, isZod4(schema)))
        note({ kind: "mixed", path }, inner, open);
      for (const [index, part] of inputParts(view).entries()) {
        const member = view.kind === "union" ? index + 1 : undefined;
        visit(part.schema, path + part.place, [...open, { schema: inner, path, member }]);
      }
      // Where a part throws, that says it all.
      if (findings.failure && problems.count === before)
        note({ kind: "unreadable", path, ...findings.failure }, inner, open);
      // One without problems need not be visited again.
      visits.set(inner, problems.count === before ? mostPlaces : (visits.get(inner) ?? 0) + 1);
    }
  };
  visit(schema, root, []);
  const found = problems.all();
  const readable = !found.some(({ kind }) => unreadable.has(kind));
  const isRefusedRoot = root === "payload" && readable && !isObjectSchema(schema);
  return withoutNoise(isRefusedRoot ? [...found, { kind: "rootNotObject", path: root }] : found);
}

function findingsOf(view: SchemaView, schema: AnySchema): readonly Finding[] {
  const notes = notesOf(schema);
  return [...codeFindings(codeChecksOf(schema)), ...ownFindings(view, schema), ...textFindings(view, notes)];
}

function attempt<T>(read: () => T): {
  readonly value?: T;
  readonly failure?: Pick<SchemaProblem, "detail" | "cause">;
} {
  try {
    return { value: read() };
  } catch (error) {
    return { failure: { detail: messageOf(error), cause: error } };
  }
}

/** A schema around the one that is being looked at, and by which member the way went on where it is a union. */
interface OpenSchema {
  readonly schema: AnySchema;
  readonly path: string;
  readonly member: number | undefined;
}

/** `2`, or `2.1` for a union in a union. */
function choiceOf(open: readonly OpenSchema[]): string {
  return open.flatMap(({ member }) => member ?? []).join(".");
}

/** What was found: each problem once for each schema that has it, however often that is used. */
class Problems {
  /** How often something was noted, the same thing again included. */
  count = 0;
  readonly #schemas = new Map<AnySchema, number>();
  readonly #found = new Map<string, SchemaProblem>();
  readonly #times = new Map<string, number>();

  note(problem: SchemaProblem, schema: AnySchema, choice: string): void {
    this.count += 1;
    const number = this.#schemas.get(schema) ?? this.#schemas.size;
    this.#schemas.set(schema, number);
    const text = textOf(problem);
    const key = `${number} ${text}`;
    if (this.#found.has(key)) return;
    this.#found.set(key, choice === "" ? problem : { ...problem, choice });
    this.#times.set(text, (this.#times.get(text) ?? 0) + 1);
  }

  all(): readonly SchemaProblem[] {
    return [...this.#found.values()].map(({ choice, ...problem }) =>
      (this.#times.get(textOf(problem)) ?? 0) > 1 ? { ...problem, choice } : problem,
    );
  }
}

/** What tells two problems of one schema apart: an error's text is in the detail. */
function textOf({ kind, path, detail }: SchemaProblem): string {
  return JSON.stringify([kind, path, detail]);
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
