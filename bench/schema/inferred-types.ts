/** TypeScript for what zod infers, of a schema of either version. */
export const inferredTypes = `
type Input<S> = S extends { _zod: { input: infer I } } ? I : S extends { _input: infer I } ? I : never;
type Output<S> = S extends { _zod: { output: infer O } } ? O : S extends { _output: infer O } ? O : never;`;
