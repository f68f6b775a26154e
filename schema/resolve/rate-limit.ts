import type { ResolvedRateLimit } from "../contract.ts";
import type { Target } from "../target.ts";
import { checkKeys } from "./check-keys.ts";
import { requireTarget } from "./require-target.ts";
import { duration, integer, object, type Read } from "./values.ts";

/** `false` takes off the limit that an outer place has set. */
export function readRateLimit(target: Target): Read<ResolvedRateLimit | null> {
  return (value, path, report) => {
    if (!requireTarget(feature, target, path, report)) return undefined;
    if (value === false) return null;
    const limit = object(value, path, report, '{ max: 10, per: "1s" }');
    if (!limit) return undefined;
    checkKeys(limit, "rateLimit", path, report);
    const max = integer(1)(limit.max, `${path}.max`, report);
    const per = duration(1)(limit.per, `${path}.per`, report);
    return max === undefined || per === undefined ? undefined : { max, per };
  };
}

const feature = {
  name: "rateLimit",
  target: "bullmq",
  elsewhere: {
    near: "On every backend there is `concurrency: 1`, the jobs of one kind at once in each worker process.",
  },
} as const;
