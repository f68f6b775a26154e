import { typeName } from "../names.ts";
import { notesOf } from "../reader/view-of.ts";
import type { AnySchema } from "../zod-types.ts";

/** What is added to the name of a type whose output side differs from its input side. */
export const parsedSuffix = "Parsed";

/** Names for schemas that hold themselves: the same one for the same schema on both sides. */
export class DefinitionNames {
  readonly #names = new Map<AnySchema, string>();
  readonly #taken = new Set<string>();

  constructor(taken: Iterable<string>) {
    for (const name of taken) this.#take(name);
  }

  /** `near`: the closest name in the schema. `prefix`: what the name begins with. */
  nameOf(schema: AnySchema, near: string, prefix: string): string {
    const known = this.#names.get(schema);
    if (known !== undefined) return known;
    const { id, title } = notesOf(schema);
    const wanted = typeName(`${prefix}-${id ?? title ?? near}`);
    const base = /^[A-Za-z]/.test(wanted) ? wanted : `Node${wanted}`;
    let name = base;
    for (let count = 2; this.#isTaken(name); count += 1) name = `${base}${count}`;
    this.#take(name);
    this.#names.set(schema, name);
    return name;
  }

  #take(name: string): void {
    this.#taken.add(name).add(name + parsedSuffix);
  }

  #isTaken(name: string): boolean {
    return this.#taken.has(name) || this.#taken.has(name + parsedSuffix);
  }
}
