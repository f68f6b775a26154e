import type { Setup } from "./setup.ts";

/** What the scripts of package.json are called: those that are there already, else new ones. */
export interface ScriptNames {
  readonly codegen: string;
  readonly check: string;
  readonly worker: string;
}

export interface Scripts {
  readonly names: ScriptNames;
  /** What is to be added to package.json. */
  readonly added: Readonly<Record<string, string>>;
}

/**
 * The scripts that the project gets. A name that it uses for something else stays as it is: ours then begins
 * with `jobs:`.
 */
export function chooseScripts(
  existing: Readonly<Record<string, string>>,
  setup: Pick<Setup, "runner" | "folder">,
): Scripts {
  const file = runnable(setup, "worker");
  const wanted = [
    {
      key: "codegen",
      name: "codegen",
      command: "jobwright codegen",
      is: /\bjobwright codegen\b(?!.*--check)/,
    },
    {
      key: "check",
      name: "codegen:check",
      command: "jobwright codegen --check",
      is: /\bjobwright codegen\b.*--check/,
    },
    {
      key: "worker",
      name: "worker",
      command: `${setup.runner} ${file}`,
      is: new RegExp(`${escaped(file.replace(/\.ts$/, ""))}\\.|\\bjobwright work\\b`),
    },
  ] as const;
  const chosen = wanted.map(({ key, name, command, is }) => {
    const there = Object.entries(existing).find(([, value]) => is.test(value))?.[0];
    return {
      key,
      name: there ?? (name in existing ? `jobs:${name}` : name),
      command,
      isNew: there === undefined,
    };
  });
  const nameOf = (sought: keyof ScriptNames): string =>
    chosen.find(({ key }) => key === sought)?.name ?? sought;
  return {
    names: { codegen: nameOf("codegen"), check: nameOf("check"), worker: nameOf("worker") },
    added: Object.fromEntries(chosen.flatMap(({ name, command, isNew }) => (isNew ? [[name, command]] : []))),
  };
}

/** The path of a file of the jobs' folder, as a command takes it. */
export function runnable({ folder }: Pick<Setup, "folder">, name: string): string {
  return folder === "." ? `${name}.ts` : `${folder}/${name}.ts`;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
