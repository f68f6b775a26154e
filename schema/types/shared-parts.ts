import { takesUndefined } from "../reader/input-facts.ts";
import { inputParts } from "../reader/input-parts.ts";
import { namedSchema } from "../reader/named-schema.ts";
import { isSchema, viewOf } from "../reader/view-of.ts";
import type { AnySchema } from "../zod-types.ts";

/** A payload's or a result's schema: what paths in it begin with, and whose it is. */
export interface RootSchema {
  readonly job: string;
  readonly root: "payload" | "result";
  readonly schema: AnySchema;
}

/** A schema with an id within those, and the first place where it is. */
export interface SharedPart {
  readonly id: string;
  readonly schema: AnySchema;
  readonly job: string;
  readonly path: string;
}

/** Deeper than any schema that has an end. */
const deepest = 1000;

/**
 * Finds the schemas with an id on the input sides of schemas. The id of a root only counts where the root is a
 * part as well. One that may be undefined is no part: a name stands for something that travels.
 */
export function sharedParts(roots: readonly RootSchema[]): readonly SharedPart[] {
  const parts = new Map<AnySchema, SharedPart>();
  const walked = new Set<AnySchema>();
  /** Adds the parts of a place to those that are open, the first one last: it is the next. */
  const visit = ({ schema, path, depth }: Place, job: string, open: Place[]): void => {
    const named = depth > 0 ? namedSchema(schema) : undefined;
    if (named && !parts.has(named.schema) && !takesUndefined(named.schema)) {
      parts.set(named.schema, { ...named, job, path });
    }
    if (walked.has(schema)) return;
    walked.add(schema);
    const within = inputParts(viewOf(schema));
    for (let index = within.length - 1; index >= 0; index -= 1) {
      const part = within[index];
      if (!part || !isSchema(part.schema)) continue;
      open.push({ schema: part.schema, path: path + part.place, depth: depth + 1 });
    }
  };
  for (const { job, root, schema } of roots) {
    const open: Place[] = [{ schema, path: root, depth: 0 }];
    for (let place = open.pop(); place && place.depth < deepest; place = open.pop()) {
      try {
        visit(place, job, open);
      } catch {
        // A schema that throws while it is read is reported where it is converted.
      }
    }
  }
  return [...parts.values()];
}

interface Place {
  readonly schema: AnySchema;
  readonly path: string;
  readonly depth: number;
}
