import { routersOf, type SampleJob } from "../sample-project.ts";

/** A client as people write it without a generator: generic in the job's name, over a map of names to inferred types. */
export function keyedClient(jobs: readonly SampleJob[]): string {
  const namespaces = [...routersOf(jobs).keys()];
  return `import type * as z from "zod";
${namespaces.map((name) => `import type { ${name} } from "../jobs/${name}.ts";`).join("\n")}

export interface Jobs {
${jobs.map((job) => `  "${job.namespace}.${job.key}": ${inferred(job)};`).join("\n")}
}

export declare function publish<Name extends keyof Jobs>(name: Name, payload: Jobs[Name]): Promise<string>;
`;
}

function inferred({ namespace, key }: SampleJob): string {
  return `z.input<(typeof ${namespace})["jobs"]["${key}"]["payload"]>`;
}

/** The other way: a tree of clients that a mapped type makes of the manifest's own type. */
export const mappedClient = `import type * as z from "zod";
import manifest from "../jobs.manifest.ts";

interface Router {
  readonly namespace: string;
  readonly jobs: Readonly<Record<string, { readonly payload: z.ZodType }>>;
}

type Client<One extends Router> = {
  readonly [Each in One as Each["namespace"]]: {
    readonly [Key in keyof Each["jobs"]]: {
      publish(payload: z.input<Each["jobs"][Key]["payload"]>): Promise<string>;
    };
  };
};

declare function createClient<M extends { readonly routers: readonly Router[] }>(
  manifest: M,
): Client<M["routers"][number]>;

export const jobs = createClient(manifest);
`;
