/** Names the transaction that it runs in. */
export const currentTransaction = "SELECT pg_current_xact_id()::text AS id";

/** What became of a transaction, or null where that was too long ago. `$1`: its id. */
export const transactionStatus = "SELECT pg_xact_status($1::text::xid8) AS status";
