import { matches } from "../../schema/name-pattern.ts";
import { OptionError } from "../errors.ts";
import type { NamePattern } from "./worker-types.ts";

/**
 * The names that match any of the patterns, in their own order. A pattern is a job's name, `namespace.*` for all
 * of a router, or `*`.
 *
 * @throws OptionError for a pattern that matches nothing: a misspelt name must not be a worker that does nothing
 */
export function matchNames(names: readonly string[], patterns: readonly NamePattern[]): readonly string[] {
  for (const pattern of patterns) {
    if (!names.some((name) => matches(name, pattern))) {
      throw new OptionError(`No job matches ${JSON.stringify(pattern)}. Jobs: ${names.join(", ")}.`);
    }
  }
  return names.filter((name) => patterns.some((pattern) => matches(name, pattern)));
}
