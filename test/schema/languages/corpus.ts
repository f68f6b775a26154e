import * as fc from "fast-check";
import * as z from "zod";
import manifest from "../../../example/jobs.manifest.ts";
import type { Json, JsonObject } from "../../../schema/json.ts";
import { toDraft07 } from "../../../schema/json-schema/draft-07.ts";
import { manifestJobs } from "../../../schema/manifest-jobs.ts";
import type { AnySchema } from "../../../schema/zod-types.ts";
import { formatSamples } from "../agreement/generators/formats.ts";
import { portablePayloads } from "../agreement/generators/portable.ts";
import { randomFrom } from "../agreement/random.ts";
import { anyJson, valuesFor } from "../agreement/values.ts";
import { agreementOf, judge } from "../agreement/verdicts.ts";
import * as golden from "../types/schemas.ts";
import * as goldenMini from "../types/schemas-mini.ts";
import * as goldenCode from "../types/schemas-of-code.ts";
import * as goldenKinds from "../types/schemas-of-kinds.ts";
import * as goldenParts from "../types/schemas-of-parts.ts";
import * as goldenRecursive from "../types/schemas-recursive.ts";
import * as goldenZod3 from "../types/schemas-zod3.ts";

/** An emitted schema in one draft, with values and whether they are valid. */
export interface SchemaCase {
  readonly name: string;
  readonly schema: JsonObject;
  readonly values: readonly { readonly value: Json; readonly valid: boolean }[];
}

export interface Corpus {
  readonly cases: readonly SchemaCase[];
  /** Of schemas whose patterns were warned of; they are in the cases, without values. */
  readonly foreign: ReadonlySet<SchemaCase>;
}

interface Source {
  readonly name: string;
  readonly payload: AnySchema;
  readonly values: Iterable<Json>;
  /** Whether code of its own checks more than its input: then Ajv is asked, not zod. */
  readonly runsCode?: boolean;
}

/**
 * The same schemas each time: those whose types are printed in tests, the example's, every format, and random
 * ones. Values are judged where zod and JSON Schema must agree: where nothing was warned of that lets them differ.
 */
export async function corpus(seed: number): Promise<Corpus> {
  const cases: SchemaCase[] = [];
  const foreign = new Set<SchemaCase>();
  for (const { name, payload, values, runsCode } of sources(seed)) {
    const judged = await judge(payload);
    if ("refused" in judged) continue;
    const isForeign = judged.warnings.includes("patternNotPortable");
    const isJudged = !isForeign && agreementOf(judged.warnings) === undefined;
    const isValid = runsCode ? judged.draft2020 : judged.zod;
    const judgedValues = isJudged ? [...values].map((value) => ({ value, valid: isValid(value) })) : [];
    for (const schema of [judged.document, toDraft07(judged.document)]) {
      const one = { name, schema, values: judgedValues };
      cases.push(one);
      if (isForeign) foreign.add(one);
    }
  }
  return { cases, foreign };
}

function* sources(seed: number): Generator<Source> {
  const random = randomFrom(seed);
  const anything = (): Json[] => Array.from({ length: 20 }, () => anyJson(random, 3));
  const modules = [golden, goldenMini, goldenCode, goldenKinds, goldenParts, goldenRecursive, goldenZod3];
  for (const module of modules) {
    for (const [name, payload] of Object.entries(module))
      yield { name, payload, values: anything(), runsCode: true };
  }
  for (const { name, definition } of manifestJobs(manifest)) {
    const values = valuesFor(
      { valid: () => random.pick([...(definition.examples ?? [{}])]) as Json },
      30,
      random,
    );
    yield { name, payload: definition.payload, values, runsCode: true };
  }
  for (const sample of formatSamples) {
    const valid = (): Json => ({ value: sample.valid(random) ?? null });
    yield {
      name: sample.code,
      payload: z.object({ value: sample.schema }),
      values: valuesFor({ valid }, 60, random),
    };
  }
  for (const sample of fc.sample(portablePayloads(), { seed, numRuns: 150 })) {
    yield { name: sample.code, payload: sample.schema, values: valuesFor(sample, 30, random) };
  }
}
