/** `tsconfig.json`: Node runs the files as they are, tsc only checks them. */
export function tsconfig(include: readonly string[] | undefined): string {
  const settings = {
    compilerOptions: {
      target: "es2023",
      lib: ["es2023", "esnext.disposable"],
      module: "nodenext",
      types: ["node"],
      strict: true,
      erasableSyntaxOnly: true,
      verbatimModuleSyntax: true,
      allowImportingTsExtensions: true,
      skipLibCheck: true,
      noEmit: true,
    },
    ...(include ? { include } : {}),
  };
  // A list stays on one line, as people write it.
  const text = JSON.stringify(settings, null, 2).replaceAll(/\[[^\]]*\]/g, (list) =>
    JSON.stringify(JSON.parse(list)).replaceAll(",", ", "),
  );
  return `${text}\n`;
}
