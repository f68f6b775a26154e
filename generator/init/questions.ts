import type { CANCEL_SYMBOL } from "@clack/prompts";
import type { BackendName, Setup } from "./setup.ts";

/** What is left to people to decide. */
export interface Choices extends Pick<Setup, "folder" | "backend"> {
  /** Undefined: as the project's own CI suggests. */
  readonly ci: boolean | undefined;
}

/** The choices that flags made. */
export type GivenChoices = { readonly [Key in keyof Choices]?: Choices[Key] | undefined };

/** What the questions need to know of the project. */
export interface Limits {
  /** Why a folder will not do; undefined for a good one. */
  readonly folderProblem: (folder: string) => string | undefined;
  /** Whether the project has no CI yet, so that a workflow of ours would be its first. */
  readonly offersCi: boolean;
}

/** Who answers: a person at a terminal, or the flags alone. */
export interface Dialogue {
  /** Completes what the flags leave open. */
  choose(
    given: GivenChoices,
    defaults: Pick<Choices, "folder" | "backend">,
    limits: Limits,
  ): Promise<Choices>;
  /** Whether the changes that were shown may be written. `showMore` prints the new files in full. */
  mayWrite(showMore: () => void): Promise<boolean>;
  mayInstall(commands: readonly string[]): Promise<boolean>;
}

/** Thrown where a person gives up. */
export class CancelledError extends Error {
  override readonly name = "CancelledError";

  constructor() {
    super("Cancelled.");
  }
}

/** Without a terminal: the flags, the defaults, and no questions. */
export function withoutQuestions(install: boolean): Dialogue {
  return {
    choose: async (given, defaults) => ({
      folder: given.folder ?? defaults.folder,
      backend: given.backend ?? defaults.backend,
      ci: given.ci,
    }),
    mayWrite: async () => true,
    mayInstall: async () => install,
  };
}

const backends: readonly { readonly value: BackendName; readonly label: string; readonly hint: string }[] = [
  {
    value: "embedded",
    label: "Embedded",
    hint: "no server, one process: to begin with, and for development",
  },
  { value: "pg-boss", label: "Postgres", hint: "pg-boss" },
  { value: "bullmq", label: "Redis", hint: "BullMQ" },
];

/** At a terminal. @param install what a flag says of it already */
export async function askingQuestions(install: boolean | undefined): Promise<Dialogue> {
  const { confirm, isCancel, select, text } = await import("@clack/prompts");
  const answered = async <Value extends string | boolean>(
    answer: Promise<Value | typeof CANCEL_SYMBOL>,
  ): Promise<Value> => {
    const value = await answer;
    if (isCancel(value)) throw new CancelledError();
    return value;
  };
  return {
    async choose(given, defaults, { folderProblem, offersCi }) {
      const folder =
        given.folder ??
        (await answered(
          text({
            message: "Where do the jobs go?",
            placeholder: defaults.folder,
            defaultValue: defaults.folder,
            validate: (value) => folderProblem(value || defaults.folder),
          }),
        ));
      const backend =
        given.backend ??
        (await answered(
          select<BackendName>({
            message: "Where are jobs kept? It is one line of backend.ts, and easy to change.",
            options: [...backends],
            initialValue: defaults.backend,
          }),
        ));
      if (given.ci !== undefined || !offersCi) return { folder, backend, ci: given.ci };
      const message = "Check the generated files in CI, with GitHub Actions?";
      return { folder, backend, ci: await answered(confirm({ message })) };
    },
    async mayWrite(showMore) {
      for (;;) {
        const answer = await answered(
          select<"write" | "show" | "cancel">({
            message: "Write this?",
            options: [
              { value: "write", label: "Yes" },
              { value: "show", label: "Show me the new files first" },
              { value: "cancel", label: "No, change nothing" },
            ],
          }),
        );
        if (answer !== "show") return answer === "write";
        showMore();
      }
    },
    async mayInstall(commands) {
      if (install !== undefined) return install;
      const answer = await confirm({ message: `Install what is missing now?\n${commands.join("\n")}` });
      // The files are written by now: to give up here is to install by hand.
      return answer === true;
    },
  };
}
