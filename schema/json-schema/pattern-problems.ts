import type { StringPattern } from "../reader/schema-view.ts";
import { plainerPattern } from "./patterns/format-patterns.ts";
import { portablePattern } from "./patterns/portable-pattern.ts";

export interface PatternProblem {
  readonly kind: "patternFlags" | "patternNotUnicode" | "patternNotPortable";
  /** The regex, and what of it the problem is. */
  readonly detail: string;
}

/** What of a string's patterns other languages read otherwise, or not at all, however it is written. */
export function patternProblems(patterns: readonly StringPattern[]): readonly PatternProblem[] {
  return patterns.flatMap((each): PatternProblem[] => {
    const { pattern, format } = each;
    const portable = portablePattern(plainerPattern(each));
    if ("refused" in portable) return [{ kind: portable.refused, detail: `${pattern} has ${portable.what}` }];
    // Where a text is to stand, zod counts as for lengths, on which no flag has a bearing.
    if (portable.foreign.length === 0 || format === "includes") return [];
    return [{ kind: "patternNotPortable", detail: `${pattern} has ${portable.foreign.join(", ")}` }];
  });
}
