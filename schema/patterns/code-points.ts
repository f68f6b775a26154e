/** A set of characters, as ranges of code points: in order, apart from each other, both ends within. */
export type CodePoints = readonly CodePointRange[];
export type CodePointRange = readonly [first: number, last: number];

export const lastCodePoint = 0x10ffff;
export const surrogates: CodePointRange = [0xd800, 0xdfff];

/** Any ranges as a set. */
export function codePoints(ranges: readonly CodePointRange[]): CodePoints {
  const joined: CodePointRange[] = [];
  for (const [first, last] of [...ranges].sort(([a], [b]) => a - b)) {
    const before = joined.at(-1);
    if (before && first <= before[1] + 1) joined[joined.length - 1] = [before[0], Math.max(before[1], last)];
    else joined.push([first, last]);
  }
  return joined;
}

/** All code points that are not in a set, up to a last one. */
export function complement(set: CodePoints, last = lastCodePoint): CodePoints {
  const starts = [0, ...set.map((range) => range[1] + 1)];
  const ends = [...set.map((range) => range[0] - 1), last];
  return starts.flatMap((start, index): CodePointRange[] => {
    const end = ends[index] ?? last;
    return start <= end ? [[start, end]] : [];
  });
}

/** Whether a set holds a whole range. */
export function holds(set: CodePoints, [first, last]: CodePointRange): boolean {
  return set.some((range) => range[0] <= first && last <= range[1]);
}

/** Whether a set holds any of a range. */
export function meets(set: CodePoints, [first, last]: CodePointRange): boolean {
  return set.some((range) => range[0] <= last && first <= range[1]);
}

/** What the escapes of a regex stand for in JavaScript; other languages take more or fewer. */
export const escapes = {
  digit: [[0x30, 0x39]],
  word: [
    [0x41, 0x5a],
    [0x61, 0x7a],
    [0x30, 0x39],
    [0x5f, 0x5f],
  ],
  space: [
    [0x09, 0x0d],
    [0x20, 0x20],
    [0xa0, 0xa0],
    [0x1680, 0x1680],
    [0x2000, 0x200a],
    [0x2028, 0x2029],
    [0x202f, 0x202f],
    [0x205f, 0x205f],
    [0x3000, 0x3000],
    [0xfeff, 0xfeff],
  ],
} as const satisfies Record<string, readonly CodePointRange[]>;

/** What `.` stands for no more than the flag `s` makes it. */
export const lineEnds: CodePoints = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];
