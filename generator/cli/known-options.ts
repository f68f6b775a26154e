/** The options that yargs knows at the moment: those of all commands, and of the command that it has come to. */
export interface KnownOptions {
  readonly names: readonly string[];
  /** Of those, the ones that take no value. */
  readonly booleans: readonly string[];
  /** Of those, the ones that may be given several times. */
  readonly lists: readonly string[];
}

/** yargs has them, and no type for what gives them. */
export function knownOptions(program: object): KnownOptions {
  const getOptions: unknown = "getOptions" in program ? program.getOptions : undefined;
  const found: unknown = typeof getOptions === "function" ? getOptions.call(program) : undefined;
  const { key, boolean, array } = Object(found);
  return { names: Object.keys(Object(key)), booleans: texts(boolean), lists: texts(array) };
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
