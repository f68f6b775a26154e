/**
 * Tests that install, build and start whole programs again and again: `npm run test:programs` runs them, and `npm test`
 * leaves them out, so that it stays a matter of minutes.
 */
export const programTests: readonly string[] = [
  "test/bench/*.test.ts",
  "test/cli/read-only.test.ts",
  "test/cli-run/{dev,development-page,publish,work}.test.ts",
  "test/consumers/*.test.ts",
  "test/docs/{commands-command-line,quick-start}.test.ts",
  "test/generator/{interrupted,no-change,watch}.test.ts",
  "test/init/{getting-started,init,kinds}.test.ts",
];
