import { plainerPattern } from "../patterns/format-patterns.ts";
import { portablePattern } from "../patterns/portable-pattern.ts";
import type { StringPattern } from "../reader/schema-view.ts";

export interface PatternProblem {
  readonly kind: "patternFlags" | "patternNotUnicode" | "patternNotPortable" | "patternCounts";
  /** The regex, and what of it the problem is. */
  readonly detail: string;
}

/** What of a string's patterns other languages read otherwise, or not at all, however it is written. */
export function patternProblems(patterns: readonly StringPattern[]): readonly PatternProblem[] {
  return patterns.flatMap((each): PatternProblem[] => {
    const { pattern, format } = each;
    const portable = portablePattern(plainerPattern(each));
    if ("refused" in portable) return [{ kind: portable.refused, detail: `${pattern} has ${portable.what}` }];
    const { foreign, counted } = portable;
    const parts = (found: readonly string[]): string => `${pattern} has ${found.join(", ")}`;
    return [
      ...(foreign.length > 0 ? [{ kind: "patternNotPortable" as const, detail: parts(foreign) }] : []),
      // Where an included text stands, zod counts as for lengths, and no flag has a bearing on it.
      ...(counted.length > 0 && format !== "includes"
        ? [{ kind: "patternCounts" as const, detail: parts(counted) }]
        : []),
    ];
  });
}
