/** Options that commands which run or reach jobs have in common. */

/** The names of jobs, or patterns of names. */
export const jobPatterns = {
  type: "string",
  array: true,
  default: [] as readonly string[],
  defaultDescription: "all",
  describe: 'Names, or "emails.*" for all of a router',
} as const;

export const embeddedOption = {
  type: "boolean",
  default: false,
  describe: "On the embedded backend in .jobwright, whatever the config says",
} as const;

export const checkOption = {
  type: "boolean",
  default: true,
  describe: "First see that the generated files are up to date; --no-check starts faster",
} as const;
