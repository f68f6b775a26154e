/** The dialects of JSON Schema that can be written. */
export type SchemaDraft = "2020-12" | "draft-07";
