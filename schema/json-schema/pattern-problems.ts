import type { StringPattern } from "../reader/schema-view.ts";

export interface PatternProblem {
  readonly kind: "patternFlags" | "patternNotUnicode" | "patternNotPortable";
  readonly detail: string;
}

/** What of a string's patterns other languages read otherwise, or not at all. */
export function patternProblems(patterns: readonly StringPattern[]): readonly PatternProblem[] {
  return patterns.flatMap(({ pattern, format }): PatternProblem[] => {
    const detail = String(pattern);
    if (pattern.flags.replace("u", "") !== "") return [{ kind: "patternFlags", detail }];
    if (!isUnicode(pattern)) return [{ kind: "patternNotUnicode", detail }];
    return format === "regex" && notPortable.test(pattern.source)
      ? [{ kind: "patternNotPortable", detail }]
      : [];
  });
}

/** Lookaround, named groups, backreferences, Unicode properties, and \d, which elsewhere takes other digits too. */
const notPortable = /\(\?<?[=!]|\(\?<[A-Za-z_$]|\\[1-9]|\\k<|\\[pP]\{|\\d/;

function isUnicode(pattern: RegExp): boolean {
  try {
    new RegExp(pattern.source, "u");
    return true;
  } catch {
    return false;
  }
}
