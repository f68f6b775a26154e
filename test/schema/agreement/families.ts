import type * as fc from "fast-check";
import type { AnySchema } from "../../../schema/zod-types.ts";
import { miniPayloads } from "./generators/mini.ts";
import { portablePayloads } from "./generators/portable.ts";
import { warnedPayloads } from "./generators/warned.ts";
import { zod3Payloads } from "./generators/zod3.ts";
import type { Sample } from "./sample.ts";

/** One kind of random schemas, and how many of them are tried for one of another. */
export interface Family {
  readonly name: string;
  readonly samples: fc.Arbitrary<Sample<AnySchema>>;
  readonly weight: number;
  /** Whether it counts characters, as JSON Schema does, not their UTF-16 units. */
  readonly countsCharacters: boolean;
}

export const families: readonly Family[] = [
  { name: "zod 4", samples: portablePayloads(), weight: 3, countsCharacters: true },
  { name: "zod 4, warned", samples: warnedPayloads(), weight: 1, countsCharacters: true },
  { name: "zod/mini", samples: miniPayloads(), weight: 1, countsCharacters: true },
  { name: "zod 3", samples: zod3Payloads(), weight: 1, countsCharacters: false },
];
