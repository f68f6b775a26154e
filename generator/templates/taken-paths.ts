import type { TemplatePlace } from "../../templates/template.ts";

/** Which paths of the output are taken, and by whom. Paths that differ in case alone are one on some disks. */
export class TakenPaths {
  readonly #areOneFolder: boolean;
  readonly #files = new Map<string, string>();
  /** Every folder that a file lies in. */
  readonly #folders = new Map<string, string>();

  /** @param areOneFolder whether the client's and the worker's files lie in one folder */
  constructor({ areOneFolder }: { readonly areOneFolder: boolean }) {
    this.#areOneFolder = areOneFolder;
  }

  /** Takes a path for a file of `owner`; where it cannot be had, says whose it is. */
  take({ path, folder = "client" }: TemplatePlace, owner: string): string | undefined {
    const file = `${this.#areOneFolder ? "" : folder}:${path.normalize("NFC").toLowerCase()}`;
    const parents = parentsOf(file);
    const clash =
      ownedBy("is", this.#files.get(file)) ??
      ownedBy("is a folder of", this.#folders.get(file)) ??
      ownedBy("lies in what is", parents.map((parent) => this.#files.get(parent)).find(Boolean));
    if (clash !== undefined) return clash;
    this.#files.set(file, owner);
    for (const parent of parents) this.#folders.set(parent, owner);
    return undefined;
  }
}

/** `a/b/c.ts`: `a/b` and `a`. */
function parentsOf(path: string): readonly string[] {
  const parts = path.split("/");
  return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join("/"));
}

function ownedBy(how: string, owner: string | undefined): string | undefined {
  return owner === undefined ? undefined : `which ${how} ${owner}`;
}
