/** The catalogue's pages on the templates of the config, which make files beside Jobwright's own. */
export const templatePages = {
  TEMPLATE_FAILED: {
    severity: "error",
    why: "A template that throws leaves files out. What it is given is frozen: changing it throws, too.",
    fix: "Mend the error where the message says; copy what the template has to change.",
  },
  TEMPLATE_OUTPUT: {
    severity: "error",
    why: "A template is a function of the contract that returns files: it waits for nothing, and its files are plain data.",
    fix: 'Return a list of files, such as `[{ path: "jobs.md", text: "# Jobs" }]`, each with a text, a json or a source.',
  },
  TEMPLATE_PATH: {
    severity: "error",
    why: "Each generated file has a place of its own in an output folder, on every system.",
    fix: "Give a path below the output folder that no other file has, with forward slashes, such as `docs/jobs.md`.",
  },
  TEMPLATE_IMPURE: {
    severity: "error",
    why: "Output that depends on more than the contract, such as the clock or chance, is out of date as soon as it is written.",
    fix: "Make the files from the input alone.",
  },
} as const;
