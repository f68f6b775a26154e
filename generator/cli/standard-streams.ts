/** What became of stdout and stderr. */
export interface StandardStreams {
  /** Waits until all is written. @returns an error of a stream that is not a closed pipe: a full disk, say */
  flush(): Promise<Error | undefined>;
}

/**
 * Lets the process go on where a reader of its output is gone, as in `jobwright list | head -1`: what it does is not
 * less good for that.
 */
export function watchStandardStreams(): StandardStreams {
  let failure: Error | undefined;
  const streams = [process.stdout, process.stderr];
  // Taken now: a command may have stdout's own `write` lead elsewhere.
  const writes = streams.map((stream) => stream.write.bind(stream));
  for (const stream of streams) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") failure ??= error;
    });
  }
  return {
    async flush() {
      await Promise.all(writes.map((write) => new Promise<void>((done) => write("", () => done()))));
      return failure;
    },
  };
}
