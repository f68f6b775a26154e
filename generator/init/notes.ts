import type { RequiredPackages } from "./required-packages.ts";
import type { Setup } from "./setup.ts";
import type { TypeScriptSettings } from "./typescript-settings.ts";

/** What a person should know of this project's setup, and cannot see from the files. */
export function notes(
  setup: Setup,
  settings: TypeScriptSettings | undefined,
  { unfit }: RequiredPackages,
): readonly string[] {
  return [
    ...unfit,
    ...(setup.backend === "embedded"
      ? ["The embedded backend belongs to one process at a time: publish, then work; or both in one program."]
      : []),
    ...(settings ? compilerNotes(setup, settings) : javaScriptNotes(setup)),
  ];
}

function compilerNotes(
  { folder, runner, importExtension }: Setup,
  settings: TypeScriptSettings,
): readonly string[] {
  return [
    ...(settings.onlyRefers
      ? [`${settings.file} only refers to others: the one that takes in ${folder} needs "node" in its types.`]
      : []),
    ...(settings.includes(folder)
      ? []
      : [`${settings.file} does not take in ${folder}: add it to "include".`]),
    ...(runner === "tsx"
      ? [
          `Imports here end in ${importExtension || "no extension"}, which Node does not map to TypeScript files: tsx runs the worker, until your build makes JavaScript of it.`,
        ]
      : []),
  ];
}

function javaScriptNotes({ isFresh, folder }: Setup): readonly string[] {
  if (isFresh) return [];
  return [
    `Node runs the TypeScript files in ${folder} as they are, and your JavaScript imports ${folder}/generated/client.ts; tsc checks only them.`,
  ];
}
