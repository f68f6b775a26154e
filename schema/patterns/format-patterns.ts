import type { StringPattern } from "../reader/schema-view.ts";

/**
 * The regex to take for a pattern of zod's own: one that takes the same texts and needs no lookahead that
 * rewriting would leave, nor two patterns where one will do. All other patterns stay.
 */
export function plainerPattern({ pattern }: Pick<StringPattern, "pattern">): RegExp {
  return plainerPatterns.get(String(pattern)) ?? pattern;
}

const name = "[A-Za-z0-9_'+\\-]";
const label = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
const time = "T(?:\\d+H(?:\\d+M)?(?:\\d+(?:[.,]\\d+)?S)?|\\d+M(?:\\d+(?:[.,]\\d+)?S)?|\\d+(?:[.,]\\d+)?S)";
const days = "(?:\\d+Y(?:\\d+M)?(?:\\d+D)?|\\d+M(?:\\d+D)?|\\d+D)";

/** By zod's regex, not by the format's name: a version of zod with another regex gets no answer of this one. */
export const plainerPatterns: ReadonlyMap<string, RegExp> = new Map([
  // z.email() before zod 4.6
  [
    String.raw`/^(?!\.)(?!.*\.\.)([A-Za-z0-9_'+\-\.]*)[A-Za-z0-9_+-]@([A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$/`,
    new RegExp(`^(?:${name}+\\.)*${name}*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\\-]*\\.)+[A-Za-z]{2,}$`),
  ],
  // z.iso.duration()
  [
    String.raw`/^P(?:(\d+W)|(?!.*W)(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+([.,]\d+)?S)?)?)$/`,
    new RegExp(`^P(?:\\d+W|${days}(?:${time})?|${time})$`),
  ],
  // .duration() of zod 3: a fraction stands only at the very end, and something stands behind P and behind T.
  [
    String.raw`/^[-+]?P(?!$)(?:(?:[-+]?\d+Y)|(?:[-+]?\d+[.,]\d+Y$))?(?:(?:[-+]?\d+M)|(?:[-+]?\d+[.,]\d+M$))?(?:(?:[-+]?\d+W)|(?:[-+]?\d+[.,]\d+W$))?(?:(?:[-+]?\d+D)|(?:[-+]?\d+[.,]\d+D$))?(?:T(?=[\d+-])(?:(?:[-+]?\d+H)|(?:[-+]?\d+[.,]\d+H$))?(?:(?:[-+]?\d+M)|(?:[-+]?\d+[.,]\d+M$))?(?:[-+]?\d+(?:[.,]\d+)?S)?)??$/`,
    new RegExp(
      `^(?![\\s\\S]*(?:[.,]\\d+[A-Z][\\s\\S]|[PT]$))[-+]?P${units("YMWD")}(?:T${units("HMS")})?$`,
      "u",
    ),
  ],
  // z.iban()
  [
    String.raw`/^[A-Z]{2}(?!00|01|99)\d{2}[A-Z0-9]{11,30}$/`,
    /^[A-Z]{2}(?:0[2-9]|[1-8]\d|9[0-8])[A-Z0-9]{11,30}$/,
  ],
  // z.hostname() and z.regexes.domain: the dot in the lookahead stands for no more than the labels take.
  [
    String.raw`/^(?=.{1,253}\.?$)[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[-0-9a-zA-Z]{0,61}[0-9a-zA-Z])?)*\.?$/`,
    new RegExp(`^(?=[a-zA-Z0-9.-]{1,253}\\.?$)${label}(?:\\.${label})*\\.?$`),
  ],
  [
    String.raw`/^(?=.{1,253}$)([a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z]{2,63}$/`,
    new RegExp(`^(?=[a-zA-Z0-9.-]{1,253}$)(?:${label}\\.)+[a-zA-Z]{2,63}$`),
  ],
  // z.cuid() of zod 3: nobody's id holds emoji, of which alone the two think otherwise.
  [String.raw`/^[cC][^\s-]{8,}$/`, /^[cC][^\s-]{8,}$/u],
]);

/** So much of each unit, in their order. */
function units(letters: string): string {
  return [...letters].map((letter) => `(?:[-+]?\\d+(?:[.,]\\d+)?${letter})?`).join("");
}
