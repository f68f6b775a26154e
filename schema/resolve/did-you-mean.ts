/** The candidate that is the likeliest meant by a misspelt word; undefined where none is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  const [candidate] = nearest(word, candidates);
  const tolerated = Math.max(1, Math.floor(word.length / 3));
  return candidate !== undefined && distanceOf(word, candidate) <= tolerated ? candidate : undefined;
}

/** The candidates, the nearest to a word first. */
export function nearest(word: string, candidates: Iterable<string>): readonly string[] {
  return [...candidates].sort((left, right) => distanceOf(word, left) - distanceOf(word, right));
}

function distanceOf(word: string, candidate: string): number {
  return editDistance(word.toLowerCase(), candidate.toLowerCase());
}

/** How many letters must be added, removed, changed or swapped with their neighbour to get from one to the other. */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const swapped =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
