import { type Binding, bindingOf, exportOf } from "./bindings.ts";
import type { Expression, Reading } from "./expression.ts";

/** Something of a package: `coerce`, `date` of "zod" for `z.coerce.date`. */
export interface ImportedName {
  readonly specifier: string;
  readonly names: readonly string[];
}

/** What of a package an expression is, under whatever name it was imported or exported again. */
export function importedName(reading: Reading, { node, frame }: Expression): ImportedName | undefined {
  const { graph } = reading;
  const { ts } = graph;
  if (ts.isPropertyAccessExpression(node)) {
    const [holder] = reading.reduce({ node: node.expression, frame });
    if (!holder) return undefined;
    if (ts.isSourceFile(holder.node)) return ofPackage(exportOf(graph, holder.node, node.name.text));
    return within(importedName(reading, holder), node.name.text);
  }
  if (!ts.isIdentifier(node)) return undefined;
  const [reduced] = reading.reduce({ node, frame });
  if (reduced && reduced.node !== node) return importedName(reading, reduced);
  const binding = bindingOf(graph, node);
  if (binding?.kind !== "declaration" || !ts.isBindingElement(binding.node)) return ofPackage(binding);
  // const { object, string } = z
  const { propertyName, parent } = binding.node;
  const name = propertyName && ts.isIdentifier(propertyName) ? propertyName : node;
  const whole = ts.isVariableDeclaration(parent.parent) ? parent.parent.initializer : undefined;
  return whole && within(importedName(reading, { node: whole, frame }), name.text);
}

function ofPackage(binding: Binding | undefined): ImportedName | undefined {
  if (binding?.kind !== "package") return undefined;
  const isWhole = ["*", "default", "z"].includes(binding.name);
  return { specifier: binding.specifier, names: isWhole ? [] : [binding.name] };
}

function within(holder: ImportedName | undefined, name: string): ImportedName | undefined {
  return holder && { ...holder, names: [...holder.names, name] };
}
