/**
 * AccountSetup: what a platform decides when it makes a connected account, in no vocabulary in particular.
 *
 * Stripe has three to say it in: an account type, controller properties, and Accounts v2. Law: whatever one of them can
 * say of a setup means that setup when it is read again; what it cannot say is {@link Unsayable}, never something near.
 * The service agreement belongs to none of them: the account accepts it later.
 */
import { Schema } from "effect"
import type { Capability } from "#core/connect/accounts/Capability.ts"
import * as Controller from "#core/connect/accounts/Controller.ts"

export interface AccountSetup {
  readonly controller: Controller.Controller
  /** What is requested for it. */
  readonly capabilities: ReadonlySet<Capability>
  /** Whether the platform may charge it as one of its customers. */
  readonly isCustomer: boolean
}

/** Something that an account can be and a vocabulary has no words for, with the reason. */
export class Unsayable extends Schema.TaggedError<Unsayable>()("Unsayable", {
  vocabulary: Schema.Literals(["account types", "controller properties", "Accounts v2"]),
  reason: Schema.String
}) {
  override get message() {
    return `${this.vocabulary} cannot say it: ${this.reason}`
  }
}

/** Why nothing of v1 can say that an account is a customer: there, customers are objects of their own. */
export const customerReason = "that an account is a customer too is a configuration of Accounts v2"

const capabilitySets: ReadonlyArray<ReadonlySet<Capability>> = [
  new Set(),
  new Set(["card_payments"]),
  new Set(["transfers"]),
  new Set(["card_payments", "transfers"])
]

/** Every account that there can be. */
export const all: ReadonlyArray<AccountSetup> = Controller.all.flatMap((controller) =>
  capabilitySets.flatMap((capabilities) =>
    [false, true].map((isCustomer) => ({ controller, capabilities, isCustomer }))
  )
)
