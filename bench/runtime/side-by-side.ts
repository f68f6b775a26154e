import type { BenchmarkedBackend } from "./backends.ts";
import type { OpenSystem, System } from "./system.ts";

/** What one round measured of each system. */
export type Round<Figure> = Readonly<Record<"ours" | "validated" | "raw", Figure>>;

type Side = keyof Round<unknown>;

/**
 * Measures all systems of a backend in each round, in an order that turns from round to round, each on storage of
 * its own. A round before the first warms up.
 *
 * @param measures measured one after the other in each round, on the same storage
 * @returns for each measure its rounds
 */
export async function sideBySide<Figure>(
  backend: BenchmarkedBackend,
  rounds: number,
  measures: Readonly<Record<string, (system: OpenSystem) => Promise<Figure>>>,
): Promise<ReadonlyMap<string, readonly Round<Figure>[]>> {
  const measured = new Map<string, Round<Figure>[]>(Object.keys(measures).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    const open = await openAll(backend);
    try {
      for (const [name, measure] of Object.entries(measures)) {
        const figures = await inTurn(round, (side) => measure(open[side]));
        if (round > 0) measured.get(name)?.push(figures);
        console.error(`${backend.name}: ${name}, round ${round} of ${rounds}`, JSON.stringify(figures));
      }
    } finally {
      await Promise.all(Object.values(open).map((system) => system.close()));
    }
  }
  return measured;
}

async function openAll({ ours, validated, raw }: BenchmarkedBackend): Promise<Record<Side, OpenSystem>> {
  const open = async (system: System): Promise<OpenSystem> => {
    try {
      return await system.open();
    } catch (cause) {
      throw new Error(`${system.name} could not be opened.`, { cause });
    }
  };
  return { ours: await open(ours), validated: await open(validated), raw: await open(raw) };
}

async function inTurn<Figure>(
  round: number,
  measure: (side: Side) => Promise<Figure>,
): Promise<Round<Figure>> {
  const first = async (side: Side): Promise<Figure> => measure(side);
  if (round % 2 === 0) {
    const ours = await first("ours");
    const validated = await first("validated");
    return { ours, validated, raw: await first("raw") };
  }
  const raw = await first("raw");
  const validated = await first("validated");
  return { ours: await first("ours"), validated, raw };
}
