/**
 * Whether a JSON text, as `JSON.stringify` writes it, holds nothing that a queue cannot store: a NUL, which
 * Postgres refuses, or half a character (a lone surrogate), which UTF-8 does not have.
 */
export function isStorable(json: string): boolean {
  return !/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/.test(json);
}
