import type { Target } from "../target.ts";
import { requireTarget } from "./require-target.ts";
import { integer, type Read } from "./values.ts";

/** `false` takes off the bound that an outer place has set. */
export function readGroupConcurrency(target: Target): Read<number | null> {
  return (value, path, report) => {
    if (!requireTarget(feature, target, path, report)) return undefined;
    return value === false ? null : integer(1)(value, path, report);
  };
}

const feature = {
  name: "groupConcurrency",
  target: "pg-boss",
  elsewhere: {
    near: "On every backend there is `concurrency: 1`, the jobs of one kind at once in each worker process.",
  },
} as const;
