import { median } from "../median.ts";
import { generatedClient, manifestAlone } from "./programs.ts";
import type { TypeCheck } from "./type-check.ts";

/** The type-checks of one round, by program. */
export type Round = ReadonlyMap<string, TypeCheck>;

export type Row = Readonly<Record<string, string | number>>;

/** Medians by program, and CPU beside the generated client's of the same round: of all, and beyond the manifest's own. */
export function typesTable(compiler: string, rounds: readonly Round[]): readonly Row[] {
  const programs = [...(rounds[0]?.keys() ?? [])];
  return programs.map((program) => {
    const middle = (figure: (one: TypeCheck, round: Round) => number): number =>
      median(
        rounds.flatMap((round) => {
          const one = round.get(program);
          return one ? [figure(one, round)] : [];
        }),
      );
    return {
      TypeScript: compiler,
      program,
      "wall, s": rounded(middle(({ wall }) => wall) / 1_000),
      "cpu, s": rounded(middle(({ cpu }) => cpu) / 1_000),
      "cpu, × ours": rounded(middle((one, round) => one.cpu / cpuOf(round, generatedClient))),
      ...(programs.includes(manifestAlone)
        ? { "cpu beyond the manifest, s": rounded(middle(beyondManifest) / 1_000) }
        : {}),
      "memory, MB": Math.round(middle(({ memory }) => memory)),
      "instantiations, k": Math.round(middle(({ instantiations }) => instantiations) / 1_000),
      "types, k": Math.round(middle(({ types }) => types) / 1_000),
    };
  });
}

function beyondManifest({ cpu }: TypeCheck, round: Round): number {
  return cpu - cpuOf(round, manifestAlone);
}

function cpuOf(round: Round, program: string): number {
  return round.get(program)?.cpu ?? Number.NaN;
}

function rounded(figure: number): number {
  return Number(figure.toFixed(2));
}
