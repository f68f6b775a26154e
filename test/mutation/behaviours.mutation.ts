import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { waitingAreas } from "../conformance/behaviours/index.ts";
import { mutants } from "./mutants/index.ts";
import { removeCopies } from "./suite.ts";
import { type Verdict, verdictOn } from "./verdict.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A part of the names of the behaviours to look at. */
    readonly chosenNames: string;
  }
}

/** Behaviours at once, besides those that only wait for a minute to begin. */
const atOnce = 4;

const servers = { databaseUrl: inject("databaseUrl"), redisUrl: inject("redisUrl") };
const rows = Object.entries(mutants).flatMap(([area, ofArea]) =>
  Object.entries(ofArea)
    .map(([name, mutant]) => ({ area, name, mutant }))
    .filter((row) => `${area}: ${row.name}`.includes(inject("chosenNames"))),
);
const verdicts = new Map<object, Verdict>();

// Not inside the tests: Vitest counts an assertion that fails at the same time as another test's.
beforeAll(async () => {
  const judge = async (row: (typeof rows)[number]): Promise<void> => {
    const verdict = await verdictOn(row, row.mutant, servers);
    verdicts.set(row, verdict);
    console.log(`${verdict.broken} ${row.area}: ${row.name}, when ${row.mutant.what}`);
  };
  const waiting = rows.filter(({ area }) => Object.hasOwn(waitingAreas, area));
  const quick = rows.filter((row) => !waiting.includes(row)).values();
  const takeTurns = async (): Promise<void> => {
    for (const row of quick) await judge(row);
  };
  await Promise.all([...waiting.map(judge), ...Array.from({ length: atOnce }, takeTurns)]);
}, 900_000);

afterAll(removeCopies);

describe.each(rows)("$area: $name", (row) => {
  test(`fails when ${row.mutant.what}`, () => {
    expect(verdicts.get(row)).toEqual({ unbroken: "holds", broken: "killed" });
  });
});
