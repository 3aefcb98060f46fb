/**
 * Payer: who pays, as objects of Stripe's show it: a customer in `customer`, or an account in `customer_account`.
 */

const isAccount = (id: string): boolean => id.startsWith("acct_")

export const customer = (id: string | null): string | null => (id === null || isAccount(id) ? null : id)

export const customerAccount = (id: string | null): string | null => (id !== null && isAccount(id) ? id : null)
