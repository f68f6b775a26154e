/** Measures one subject once, in a process of its own: node measure.ts <subject> <module>. Prints JSON. */
import { loadSchemaModule } from "./schema-module.ts";
import { subjects } from "./subjects.ts";

export interface Measurement {
  /** Milliseconds to import the tool. */
  readonly load: number;
  /** Milliseconds from the schemas to texts, by the clock and of processor time. */
  readonly wall: number;
  readonly cpu: number;
  /** The process's largest size, and its size before it began, in MB. */
  readonly peakMemory: number;
  readonly memoryBefore: number;
  readonly characters: number;
}

const [name, path = ""] = process.argv.slice(2);
const subject = subjects.find((one) => one.name === name);
if (!subject) throw new Error(`There is no subject ${name}.`);
console.log(JSON.stringify(await measure(subject.load)));

async function measure(load: (typeof subjects)[number]["load"]): Promise<Measurement> {
  const module = await loadSchemaModule(path);
  const loading = performance.now();
  const convert = await load();
  const began = performance.now();
  const memoryBefore = megabytes(process.memoryUsage.rss());
  const before = process.cpuUsage();
  const characters = await convert(module);
  const { user, system } = process.cpuUsage(before);
  return {
    load: began - loading,
    wall: performance.now() - began,
    cpu: (user + system) / 1_000,
    peakMemory: megabytes(process.resourceUsage().maxRSS * 1_024),
    memoryBefore,
    characters,
  };
}

function megabytes(bytes: number): number {
  return bytes / 1_048_576;
}
