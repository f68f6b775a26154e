import * as fc from "fast-check";
import type { Sample } from "../sample.ts";
import { arrays, records, tuples } from "./collections.ts";
import { leaves } from "./leaves.ts";
import { objects } from "./objects.ts";
import { recursive } from "./recursion.ts";
import { intersections, taggedUnions, unions } from "./unions.ts";
import { wrappers } from "./wrappers.ts";

/** Payloads of zod 4 whose kinds are all accepted without a warning; some are refused for how they are used. */
export function portablePayloads(): fc.Arbitrary<Sample> {
  return objectLike(schemas(2));
}

/** Schemas of any kind, so many levels deep. */
export function schemas(depth: number): fc.Arbitrary<Sample> {
  if (depth === 0) return leaves();
  const inner = schemas(depth - 1);
  return fc.oneof(
    { arbitrary: leaves(), weight: 4 },
    { arbitrary: objectLike(inner), weight: 5 },
    { arbitrary: arrays(inner), weight: 2 },
    { arbitrary: tuples(inner), weight: 2 },
    { arbitrary: unions(inner), weight: 3 },
    { arbitrary: wrappers(inner), weight: 4 },
    intersections(inner, objects(inner)),
  );
}

function objectLike(inner: fc.Arbitrary<Sample>): fc.Arbitrary<Sample> {
  const plain = objects(inner);
  return fc.oneof(
    { arbitrary: plain, weight: 6 },
    { arbitrary: records(inner), weight: 2 },
    { arbitrary: taggedUnions(inner), weight: 2 },
    { arbitrary: unions(plain), weight: 1 },
    { arbitrary: recursive(inner), weight: 1 },
    {
      arbitrary: intersections(
        plain,
        fc.oneof(plain, plain, records(inner), taggedUnions(inner), unions(plain)),
      ),
      weight: 2,
    },
  );
}
