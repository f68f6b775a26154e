/**
 * Keeps stdout for documents: what else is written there, by a manifest's own `console.log` say, goes to stderr.
 *
 * @returns what writes to stdout all the same
 */
export function reserveStdout(): (text: string) => boolean {
  const { stdout, stderr } = process;
  const write = reserved.get(stdout) ?? stdout.write.bind(stdout);
  reserved.set(stdout, write);
  stdout.write = stderr.write.bind(stderr);
  return (text) => write(text);
}

/** The original, where it was reserved before. */
const reserved = new WeakMap<NodeJS.WriteStream, NodeJS.WriteStream["write"]>();
