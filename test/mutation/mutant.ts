import type { Backend } from "../../runtime/backend.ts";

/** A way to break one behaviour and as little else as can be. */
export type Mutant = {
  /** What is wrong now, in words. */
  readonly what: string;
} & (
  | {
      /** A backend, and every backend that the behaviour opens, with something removed or broken. */
      readonly breaks: (backend: Backend) => Backend;
    }
  | { readonly patches: readonly Patch[] }
);

/** A change to a source file, in a copy of the sources. */
export interface Patch {
  /** From the project's folder. */
  readonly file: string;
  /** Must occur exactly once. */
  readonly find: string;
  readonly replace: string;
}

/** One mutant for each behaviour of an area; a behaviour without one does not compile. */
export type MutantsOf<Area> = { readonly [Behaviour in keyof Area]: Mutant };

/** A mutant that is a changed backend. `breaks` is called for each backend of a run, which may keep state. */
export function broken(what: string, breaks: (backend: Backend) => Backend): Mutant {
  return { what, breaks };
}

/** A mutant that is one changed place in the sources. */
export function patched(what: string, file: string, find: string, replace: string): Mutant {
  return { what, patches: [{ file, find, replace }] };
}
