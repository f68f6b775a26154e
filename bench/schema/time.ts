import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { median } from "../median.ts";
import type { Measurement } from "./measure.ts";
import { type Subject, subjects } from "./subjects.ts";

/** A row of the table of times: medians of the rounds. */
export type TimeRow = Readonly<Record<string, string | number>>;

/**
 * Measures every subject in each round, one after the other and each in a process of its own, so that what else the
 * machine does meets all alike.
 *
 * @param path the module of schemas
 */
export async function compareTimes(path: string, rounds: number): Promise<readonly TimeRow[]> {
  const measured: ReadonlyMap<Subject, Measurement>[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const figures = new Map<Subject, Measurement>();
    for (const subject of subjects) figures.set(subject, await measureInChild(subject, path));
    measured.push(figures);
    console.error(`round ${round} of ${rounds}`);
  }
  return subjects.map((subject) => timeRow(subject, measured));
}

/** One measurement of one subject. */
export async function measureInChild({ name }: Pick<Subject, "name">, path: string): Promise<Measurement> {
  const script = join(import.meta.dirname, "measure.ts");
  const args = ["--conditions=@jobwright/source", script, name, path];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout);
}

function timeRow(subject: Subject, rounds: readonly ReadonlyMap<Subject, Measurement>[]): TimeRow {
  const [ours] = subjects;
  const middle = (figure: (one: Measurement, ours: Measurement) => number): number =>
    median(
      rounds.flatMap((round) => {
        const one = round.get(subject);
        const base = ours && round.get(ours);
        return one && base ? [figure(one, base)] : [];
      }),
    );
  return {
    tool: subject.name,
    "wall, ms": Math.round(middle(({ wall }) => wall)),
    "cpu, ms": Math.round(middle(({ cpu }) => cpu)),
    "wall, × ours": Number(middle((one, base) => one.wall / base.wall).toFixed(1)),
    "cpu, × ours": Number(middle((one, base) => one.cpu / base.cpu).toFixed(1)),
    "peak, MB": Math.round(middle(({ peakMemory }) => peakMemory)),
    "before, MB": Math.round(middle(({ memoryBefore }) => memoryBefore)),
    "import, ms": Math.round(middle(({ load }) => load)),
    "text, kB": Math.round(middle(({ characters }) => characters / 1_000)),
  };
}
