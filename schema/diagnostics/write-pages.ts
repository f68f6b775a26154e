/** The catalogue's pages on what keeps a run of codegen from writing. */
export const writePages = {
  CODEGEN_RUNNING: {
    severity: "error",
    why: "Two runs that write at once would mix the output of two manifests. A run waits for another for half a minute.",
    fix: "Run it again once the other has ended. Where there is no such process, delete the lock's file.",
  },
  OUT_WRITE: {
    severity: "error",
    why: "All files are first written beside their places, and moved only when every one is whole.",
    fix: "Make the folder writable, or make room on the disk, and run it again.",
  },
} as const;
