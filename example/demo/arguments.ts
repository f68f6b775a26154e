import { parseArgs } from "node:util";
import { type BackendName, backendNames } from "../shop/settings.ts";

export const help = `npm run demo [-- --backend embedded|pg-boss|bullmq]

Generates from example/jobs.manifest.ts, publishes the examples of every job, works them, and prints what became
of them. Needs nothing on the embedded backend, a Postgres in DATABASE_URL on pg-boss, and a Redis in REDIS_URL on
bullmq. Everything that it makes outside generated/ is removed at the end.

  --backend   where the jobs are kept; default embedded
  --help      this text

Exit code 0 when every job ended as it should, else 1; 2 for an argument that it does not know.
`;

export type DemoCommand =
  | { readonly kind: "help" }
  | { readonly kind: "run"; readonly backend: BackendName }
  /** The arguments or the environment are not good for a run. */
  | { readonly kind: "refused"; readonly reason: string };

/** What the command line asks for. */
export function readArguments(
  given: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): DemoCommand {
  const values = parse(given);
  if ("reason" in values) return { kind: "refused", reason: values.reason };
  if (values.help) return { kind: "help" };
  const backend = backendNames.find((name) => name === values.backend);
  if (!backend) {
    return { kind: "refused", reason: `--backend ${values.backend}: choose ${backendNames.join(", ")}.` };
  }
  const variable = requiredVariable[backend];
  if (variable && !environment[variable.name]) {
    return { kind: "refused", reason: `${backend} needs a server: set ${variable.name}=${variable.example}` };
  }
  return { kind: "run", backend };
}

const requiredVariable: Readonly<
  Record<BackendName, { readonly name: string; readonly example: string } | null>
> = {
  embedded: null,
  "pg-boss": { name: "DATABASE_URL", example: "postgres://user:password@127.0.0.1:5432/database" },
  bullmq: { name: "REDIS_URL", example: "redis://127.0.0.1:6379" },
};

function parse(
  given: readonly string[],
): { readonly backend: string; readonly help: boolean } | { readonly reason: string } {
  try {
    return parseArgs({
      args: [...given],
      options: {
        backend: { type: "string", default: "embedded" },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    return { reason: String(error instanceof Error ? error.message : error) };
  }
}
