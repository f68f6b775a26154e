import * as fc from "fast-check";
import { portableInOne, portablePattern } from "../../../schema/patterns/portable-pattern.ts";
import { formatTexts } from "../agreement/generators/formats.ts";
import { randomFrom } from "../agreement/random.ts";
import { edgeText, mutated } from "../agreement/values.ts";
import { randomRegex, travellingText } from "../patterns/random-regex.ts";
import type { SchemaCase } from "./corpus.ts";
import type { Expected } from "./judgements.ts";
import { patternsIn } from "./patterns-in.ts";

/** The patterns of emitted schemas that nothing was warned of, with texts of all formats and near misses of them. */
export function emittedPatterns(cases: readonly SchemaCase[], seed: number): readonly Expected[] {
  const random = randomFrom(seed);
  const texts = [
    ...formatTexts,
    ...formatTexts.map((text) => String(mutated(text, random))),
    ...Array.from({ length: 100 }, () => edgeText(random)),
  ];
  const patterns = new Set(cases.flatMap(({ schema }) => patternsIn(schema)));
  return [...patterns].map((pattern) => expectedOf(pattern, texts));
}

/** Random regexes as they are emitted, those left out of which a part would be warned of. */
export function randomPatterns(seed: number, count: number): readonly Expected[] {
  const regexes = fc.sample(randomRegex, { seed, numRuns: count });
  const texts = fc.sample(travellingText, { seed, numRuns: 200 });
  const patterns = new Set(
    regexes.flatMap((regex) =>
      [portablePattern(regex), portableInOne(regex)].flatMap((portable) =>
        "refused" in portable || portable.foreign.length > 0 ? [] : [...portable.all, ...portable.none],
      ),
    ),
  );
  return [...patterns].map((pattern) => expectedOf(pattern, texts));
}

function expectedOf(pattern: string, texts: readonly string[]): Expected {
  const regex = new RegExp(pattern, "u");
  const travelling = texts.filter((text) => text.isWellFormed());
  return { name: pattern, values: travelling.map((value) => ({ value, valid: regex.test(value) })) };
}
