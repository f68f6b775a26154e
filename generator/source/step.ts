/** One step of a diagnostic's path: `.price`, `[2]`, `[]` for the items of a list, `.*` for the values of a record. */
export type Step =
  | { readonly kind: "property"; readonly name: string }
  | { readonly kind: "index"; readonly index: number }
  | { readonly kind: "items" }
  | { readonly kind: "values" };

/**
 * Reads the path of a diagnostic.
 *
 * @example
 * stepsOf('payload.items[]["two words"]') // property payload, property items, items, property "two words"
 */
export function stepsOf(path: string): readonly Step[] {
  const written = path === "" || /^[.[]/.test(path) ? path : `.${path}`;
  return [...written.matchAll(step)].map(({ groups: { quoted, index, name } = {} }) => {
    if (quoted !== undefined) return property(JSON.parse(quoted));
    if (index !== undefined)
      return index === "" ? { kind: "items" } : { kind: "index", index: Number(index) };
    return name === "*" ? { kind: "values" } : property(name ?? "");
  });
}

export function property(name: string): Step {
  return { kind: "property", name };
}

const step = /\[(?<quoted>"(?:[^"\\]|\\.)*")\]|\[(?<index>\d*)\]|\.(?<name>[^.[]*)/g;
