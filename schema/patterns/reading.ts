import type { AST } from "@eslint-community/regexpp";
import { holdsNode } from "./inner-nodes.ts";

/** How a regex is read: what its flags say. */
export interface Reading {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  /** By code points, not by UTF-16 units. */
  readonly unicode: boolean;
  /** Whether it has a backreference, for which it matters what each group took. */
  readonly refersBack: boolean;
}

/** A regex that no pattern without flags is equal to. */
export class PatternRefusal extends Error {
  override readonly name = "PatternRefusal";
  readonly kind: "patternFlags" | "patternNotUnicode";

  constructor(kind: PatternRefusal["kind"], what: string) {
    super(what);
    this.kind = kind;
  }
}

/** @throws PatternRefusal for a flag that only JavaScript has a meaning for */
export function readingOf(regex: RegExp, parsed: AST.Pattern): Reading {
  if (regex.sticky) throw new PatternRefusal("patternFlags", "the flag y, for which ^ can be written");
  return {
    ignoreCase: regex.ignoreCase,
    multiline: regex.multiline,
    dotAll: regex.dotAll,
    unicode: regex.unicode || regex.unicodeSets,
    refersBack: holdsNode(parsed, ({ type }) => type === "Backreference"),
  };
}
