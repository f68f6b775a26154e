/** The two schemas of one installation, quoted for use in a statement. */
export interface Schemas {
  /** pg-boss's own. */
  readonly boss: string;
  /** Ours, beside it: what pg-boss lacks. */
  readonly own: string;
}

/** Ours is named after pg-boss's unless that is the default, so that two installations never meet. */
export function schemasOf(bossSchema: string): Schemas {
  const own = bossSchema === "pgboss" ? "jobwright" : `jobwright_${bossSchema}`;
  return { boss: quoteIdentifier(bossSchema), own: quoteIdentifier(own) };
}

/** The schema as pg-boss's option wants it: quoted where Postgres would not take the bare name as it is. */
export function bossSchemaOption(bossSchema: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(bossSchema) ? bossSchema : quoteIdentifier(bossSchema);
}

function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
