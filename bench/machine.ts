import { cpus, release } from "node:os";

/** One line on what the figures were measured with. */
export function machine(): string {
  const [cpu] = cpus();
  return `Node ${process.version}, ${cpus().length} × ${cpu?.model.trim()}, ${process.platform} ${release()}`;
}
