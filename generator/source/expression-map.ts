import type { ts as TypeScript } from "ts-morph";
import type { Expression, Frame } from "./expression.ts";

/** What is known of expressions: one is a node as it is read within one call. */
export class ExpressionMap<T> {
  readonly #byFrame = new Map<Frame | undefined, Map<TypeScript.Node, T>>();

  get({ node, frame }: Expression): T | undefined {
    return this.#byFrame.get(frame)?.get(node);
  }

  set({ node, frame }: Expression, value: T): void {
    const known = this.#byFrame.get(frame) ?? new Map<TypeScript.Node, T>();
    this.#byFrame.set(frame, known.set(node, value));
  }

  delete({ node, frame }: Expression): void {
    const known = this.#byFrame.get(frame);
    known?.delete(node);
    if (known?.size === 0) this.#byFrame.delete(frame);
  }
}
