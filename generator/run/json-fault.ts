/** Where a text stops being JSON. */
export interface JsonFault {
  readonly offset: number;
  readonly message: string;
}

/**
 * The first place at which a text cannot go on as JSON, which JSON.parse tells only of some faults; undefined for JSON.
 *
 * @example jsonFault('{"id": one}') // { offset: 7, message: "expected a value" }
 */
export function jsonFault(text: string): JsonFault | undefined {
  let at = 0;

  const fail = (message: string): never => {
    throw { offset: at, message } satisfies JsonFault;
  };
  /** Takes what matches here, and the white space after it. */
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const [found] = pattern.exec(text) ?? [];
    if (found === undefined) return false;
    at += found.length;
    at += spaceAt(text, at);
    return true;
  };
  const members = (end: RegExp, closing: string, member: () => void): void => {
    if (take(end)) return;
    do member();
    while (take(/,/y));
    if (!take(end)) fail(`expected a comma or ${closing}`);
  };
  const property = (): void => {
    if (!take(string)) fail("expected a property's name in double quotes");
    if (!take(/:/y)) fail("expected a colon");
    value();
  };
  const value = (): void => {
    if (take(/\{/y)) members(/\}/y, "}", property);
    else if (take(/\[/y)) members(/\]/y, "]", value);
    else if (!take(string) && !take(scalar))
      fail(text[at] === '"' ? "this text has no end" : "expected a value");
  };

  try {
    at += spaceAt(text, at);
    value();
    if (at < text.length) fail("expected nothing more");
    return undefined;
  } catch (fault) {
    return isFault(fault) ? fault : { offset: at, message: "nested too deeply" };
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows none of them in a text
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;

function spaceAt(text: string, at: number): number {
  const space = /[ \t\r\n]*/y;
  space.lastIndex = at;
  return space.exec(text)?.[0].length ?? 0;
}

function isFault(thrown: unknown): thrown is JsonFault {
  return typeof thrown === "object" && thrown !== null && "offset" in thrown;
}
