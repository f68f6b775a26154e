import { randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Where handlers put what they make. */
export interface Files {
  /**
   * Writes a file below the shop's folder, whole or not at all, and gives its path there.
   *
   * @example await files.write("reports/2026-10.html", html)
   */
  write(path: string, content: string | Uint8Array): Promise<string>;
}

export function openFiles(folder: string): Files {
  return {
    async write(path, content) {
      const target = join(folder, path);
      const temporary = `${target}.${randomUUID()}`;
      await mkdir(dirname(target), { recursive: true });
      await writeFile(temporary, content);
      await rename(temporary, target);
      return path;
    },
  };
}
