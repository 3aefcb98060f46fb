/**
 * Capability: what an account may do with money: `card_payments` to be charged directly or on behalf of, `transfers` to
 * receive transfers. https://docs.stripe.com/connect/account-capabilities
 */
export type Capability = "card_payments" | "transfers"

export const all: ReadonlyArray<Capability> = ["card_payments", "transfers"]

/** Whether it may be used; `pending` while Stripe verifies what it needs. */
export type State = "active" | "inactive" | "pending" | "unrequested"

export const states = ["active", "inactive", "pending", "unrequested"] as const satisfies ReadonlyArray<State>
