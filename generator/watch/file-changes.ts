import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { FSWatcher } from "chokidar";

/** How long it must be quiet after a change, in milliseconds: editors and version control write in several steps. */
const quiet = 50;

/**
 * Tells of changes to some files. Their folders are watched, since editors replace files, and what is missing may come.
 */
export class FileChanges implements AsyncDisposable {
  #watcher: FSWatcher | undefined;
  #watched = "";
  #files: ReadonlySet<string> = new Set();
  /** A file that is new may be what was missing. */
  #isAnyOfInterest = false;
  readonly #changed = new Set<string>();
  #wake: (() => void) | undefined;

  /**
   * Watches these files from now on, and no others.
   *
   * @param since when they were read, in milliseconds since 1970: what was saved after that has changed
   * @param isIncomplete whether files may be missing that are not known: then every new file in the same folders counts
   */
  async watch(files: readonly string[], since: number, isIncomplete: boolean): Promise<void> {
    this.#files = new Set(files);
    this.#isAnyOfInterest = isIncomplete;
    const folders = [...new Set(files.map((file) => existingFolder(dirname(file))))].sort();
    const watched = [...files].sort().join("\n");
    // After a failure a folder may be gone and another in its place.
    if (isIncomplete || watched !== this.#watched) await this.#open(folders);
    this.#watched = isIncomplete ? "" : watched;
    for (const file of files)
      if ((statSync(file, { throwIfNoEntry: false })?.ctimeMs ?? 0) >= since) this.#changed.add(file);
  }

  /** Waits for changes. @returns the changed files, or nothing where the signal was aborted */
  async next(signal: AbortSignal): Promise<readonly string[]> {
    while (this.#changed.size === 0 && !signal.aborted) await this.#change(signal);
    for (let seen = -1; seen !== this.#changed.size && !signal.aborted; await sleep(quiet))
      seen = this.#changed.size;
    const changed = [...this.#changed];
    this.#changed.clear();
    return signal.aborted ? [] : changed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#watcher?.close();
  }

  async #open(folders: readonly string[]): Promise<void> {
    const { watch } = await import("chokidar");
    const before = this.#watcher;
    const isOfInterest = (path: string): boolean =>
      this.#files.has(path) || (this.#isAnyOfInterest && !/[/\\](node_modules|\.git)$/.test(path));
    const watcher = watch([...folders], {
      depth: 0,
      ignoreInitial: true,
      atomic: false,
      ignored: (path) => !folders.includes(path) && !isOfInterest(path),
    });
    watcher.on("all", (_, path) => {
      if (isOfInterest(path)) this.#note(path);
    });
    // What cannot be watched, such as one folder too many for the system, must not end the watch of the others.
    watcher.on("error", () => {});
    await new Promise<void>((ready) => watcher.once("ready", ready));
    this.#watcher = watcher;
    await before?.close();
  }

  #note(path: string): void {
    this.#changed.add(path);
    this.#wake?.();
  }

  async #change(signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    signal.addEventListener("abort", () => resolve(), { once: true });
    await promise;
    this.#wake = undefined;
  }
}

function existingFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : existingFolder(dirname(folder));
}
