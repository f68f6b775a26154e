/** Cents as people read them: `formatMoney(129000)` is `"€1,290.00"`. */
export function formatMoney(cents: number): string {
  return new Intl.NumberFormat("en", { style: "currency", currency: "EUR" }).format(cents / 100);
}
