import { parseArgs } from "node:util";
import { type BackendName, backendNames } from "./backends.ts";

export const parts = ["publish", "work", "default-work", "latency", "slow-job", "workers", "import"] as const;
export type Part = (typeof parts)[number];

export interface Settings {
  readonly backends: readonly BackendName[];
  readonly parts: readonly Part[];
  /** Of each comparison; of workers in processes of their own, `workerRounds`. */
  readonly rounds: number;
  readonly workerRounds: number;
  /** Jobs of one measurement, as a factor of the usual. */
  readonly scale: number;
}

/** @throws Error for a backend or a part that there is not */
export function readArguments(): Settings {
  const { values } = parseArgs({
    options: {
      backend: { type: "string", default: backendNames.join() },
      only: { type: "string", default: parts.join() },
      rounds: { type: "string", default: "7" },
      "worker-rounds": { type: "string", default: "3" },
      scale: { type: "string", default: "1" },
    },
  });
  return {
    backends: chosen("backend", values.backend, backendNames),
    parts: chosen("only", values.only, parts),
    rounds: Number(values.rounds),
    workerRounds: Number(values["worker-rounds"]),
    scale: Number(values.scale),
  };
}

function chosen<Name extends string>(option: string, list: string, names: readonly Name[]): readonly Name[] {
  const wanted = list.split(",");
  const unknown = wanted.find((one) => !names.some((name) => name === one));
  if (unknown !== undefined) throw new Error(`--${option} takes ${names.join(", ")}, not ${unknown}.`);
  return names.filter((name) => wanted.includes(name));
}
