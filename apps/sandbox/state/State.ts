/**
 * State: all that a sandbox knows: the world of the model, and beside it what the model has no need of.
 *
 * The world decides and moves money; the shelves hold what was made, as an API lists it.
 */
import type * as Account from "#adapters/stripe/wire/Account.ts"
import type * as AccountV2 from "#adapters/stripe/wire/AccountV2.ts"
import type * as Charge from "#adapters/stripe/wire/Charge.ts"
import type * as CheckoutSession from "#adapters/stripe/wire/CheckoutSession.ts"
import type * as Customer from "#adapters/stripe/wire/Customer.ts"
import * as Dispute from "#adapters/stripe/wire/Dispute.ts"
import type * as EarlyFraudWarning from "#adapters/stripe/wire/EarlyFraudWarning.ts"
import type * as Event from "#adapters/stripe/wire/Event.ts"
import type * as Payout from "#adapters/stripe/wire/Payout.ts"
import type * as Person from "#adapters/stripe/wire/Person.ts"
import type * as Price from "#adapters/stripe/wire/Price.ts"
import type * as Product from "#adapters/stripe/wire/Product.ts"
import type * as Refund from "#adapters/stripe/wire/Refund.ts"
import type * as SetupIntent from "#adapters/stripe/wire/SetupIntent.ts"
import type * as TestClock from "#adapters/stripe/wire/TestClock.ts"
import type * as TopUp from "#adapters/stripe/wire/TopUp.ts"
import type * as Transfer from "#adapters/stripe/wire/Transfer.ts"
import type * as WebhookEndpoint from "#adapters/stripe/wire/WebhookEndpoint.ts"
import { noMetadata, type Metadata } from "#adapters/stripe/wire/WireObject.ts"
import type * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import type { Said } from "#apps/sandbox/dialect/Said.ts"
import * as Idempotency from "#apps/sandbox/dialect/Idempotency.ts"
import type { Words } from "#apps/sandbox/state/AccountMaking.ts"
import * as Agenda from "#apps/sandbox/state/Agenda.ts"
import * as Ids from "#apps/sandbox/state/Ids.ts"
import type { HandedOver, Instrument, Method } from "#apps/sandbox/state/Instrument.ts"
import type { BankToken, PayoutBank } from "#apps/sandbox/state/PayoutBank.ts"
import type { Intent } from "#apps/sandbox/state/Intent.ts"
import * as Shelf from "#apps/sandbox/state/Shelf.ts"
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import type { OfKind } from "#core/connect/objects/ConnectObject.ts"
import type { Currency } from "#core/money/Currency.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"

export type AccountBeside = Account.Beside & {
  readonly said?: Said | undefined
  /** What is said of the business behind it. */
  readonly company?: Said
  /** The person whose it is. */
  readonly individual?: string
  /** The same in the words of accounts of v2, which v1 does not show. */
  readonly saidV2?: Said | undefined
  /** The configurations that it was given there. */
  readonly configured?: AccountV2.Configured | undefined
}

/** Of a charge: also what it was paid with, and when its capture is seen, where that takes a while. */
export type ChargeBeside = Partial<Charge.Beside> & {
  readonly instrument?: Instrument
  readonly capturedAt?: number
  readonly said?: Said | undefined
}

/** Of a refund: also until when its payer waits for it, where that takes a while. */
export type RefundBeside = Partial<Refund.Beside> & { readonly pendingUntil?: number }

/** A checkout session, with what was said of the payment intent that it will make. */
export interface Session extends CheckoutSession.Facts {
  readonly intent: Readonly<Record<string, unknown>>
}

/** A customer; of one that was deleted only the id is shown. */
export interface KnownCustomer extends Customer.Facts {
  readonly said?: Said | undefined
  readonly isDeleted: boolean
}

export interface KnownPerson extends Person.Facts {
  readonly said?: Said | undefined
  /** What v1 has no words for. */
  readonly saidV2?: Said | undefined
  readonly updated?: number
}

export type DisputeBeside = Pick<Dispute.Beside, "evidence" | "metadata">

/** An endpoint with what only the sandbox may know of it. */
export interface Listening extends WebhookEndpoint.Facts {
  readonly secret: string
  /** Whether it hears of connected accounts, and not of the platform. */
  readonly connect: boolean
}

/** An event on its way to an endpoint. */
export interface EventSent {
  readonly event: string
  readonly endpoint: string
}

export interface State {
  /** The platform as a scenario would say it: accounts take from it what they do not say. */
  readonly platformWords: Words
  readonly world: MemoryWorld.MemoryWorld
  readonly ids: Ids.Ids
  readonly answers: Idempotency.Idempotency
  /** The platform's Connect application, `ca_…`. */
  readonly application: string
  readonly accounts: Shelf.Shelf<StripeAccount, AccountBeside>
  /** What is still known of accounts that were closed. */
  readonly closedAccounts: Shelf.Shelf<StripeAccount, AccountBeside>
  /** Each owned by the account that is paid out to it. */
  readonly banks: Shelf.Shelf<PayoutBank, undefined>
  /** Each owned by the account whose business it is. */
  readonly persons: Shelf.Shelf<KnownPerson, undefined>
  readonly charges: Shelf.Shelf<OfKind<"charge" | "authorization">, ChargeBeside>
  readonly refunds: Shelf.Shelf<OfKind<"refund">, RefundBeside>
  readonly disputes: Shelf.Shelf<OfKind<"dispute">, DisputeBeside>
  readonly warnings: Shelf.Shelf<EarlyFraudWarning.Facts, undefined>
  readonly transfers: Shelf.Shelf<OfKind<"transfer">, Partial<Transfer.Beside>>
  /** Each owned by its transfer. */
  readonly reversals: Shelf.Shelf<OfKind<"transfer_reversal">, Metadata>
  readonly fees: Shelf.Shelf<OfKind<"application_fee">, undefined>
  /** Each owned by its fee. */
  readonly feeRefunds: Shelf.Shelf<OfKind<"fee_refund">, Metadata>
  readonly payouts: Shelf.Shelf<OfKind<"payout">, Partial<Payout.Beside>>
  readonly topUps: Shelf.Shelf<OfKind<"topup">, Partial<TopUp.Beside>>
  /** Beside each, the automatic payout that pays it out. */
  readonly lines: Shelf.Shelf<BalanceTransaction, string | undefined>
  /** The currencies that each account ever had money in. */
  readonly currencies: Map<string, Set<Currency>>
  readonly intents: Shelf.Shelf<Intent, undefined>
  readonly setupIntents: Shelf.Shelf<SetupIntent.Facts & { readonly said?: Said | undefined }, undefined>
  readonly customers: Shelf.Shelf<KnownCustomer, undefined>
  readonly methods: Shelf.Shelf<Method, undefined>
  readonly tokens: Shelf.Shelf<HandedOver, undefined>
  readonly bankTokens: Shelf.Shelf<BankToken, undefined>
  readonly products: Shelf.Shelf<Product.Facts & { readonly said?: Said | undefined }, undefined>
  readonly prices: Shelf.Shelf<Price.Facts, undefined>
  readonly sessions: Shelf.Shelf<Session, Said | undefined>
  readonly clocks: Shelf.Shelf<TestClock.Facts, undefined>
  readonly agenda: Agenda.Agenda
  readonly events: Shelf.Shelf<Event.Facts, undefined>
  readonly endpoints: Shelf.Shelf<Listening, undefined>
  /** What is to be sent, taken out by whoever sends it. */
  readonly outbox: Array<EventSent>
  /** What was neither heard nor given up, by event and endpoint. */
  readonly undelivered: Map<string, EventSent>
}

const noAccount: AccountBeside = {
  businessName: null,
  businessType: null,
  created: 0,
  email: null,
  metadata: noMetadata
}

export const make = (world: MemoryWorld.MemoryWorld, platformWords: Words, seed: number): State => {
  const ids = Ids.make(seed)
  return {
    platformWords,
    world,
    ids,
    answers: Idempotency.make(),
    application: ids.secret("ca"),
    accounts: Shelf.make(noAccount),
    closedAccounts: Shelf.make(noAccount),
    banks: Shelf.make(undefined),
    persons: Shelf.make(undefined),
    charges: Shelf.make({}),
    refunds: Shelf.make({}),
    disputes: Shelf.make<OfKind<"dispute">, DisputeBeside>({ evidence: Dispute.noEvidence, metadata: noMetadata }),
    warnings: Shelf.make(undefined),
    transfers: Shelf.make({}),
    reversals: Shelf.make(noMetadata),
    fees: Shelf.make(undefined),
    feeRefunds: Shelf.make(noMetadata),
    payouts: Shelf.make({}),
    topUps: Shelf.make({}),
    lines: Shelf.make<BalanceTransaction, string | undefined>(undefined),
    currencies: new Map(),
    intents: Shelf.make(undefined),
    setupIntents: Shelf.make(undefined),
    customers: Shelf.make(undefined),
    methods: Shelf.make(undefined),
    tokens: Shelf.make(undefined),
    bankTokens: Shelf.make(undefined),
    products: Shelf.make(undefined),
    prices: Shelf.make(undefined),
    sessions: Shelf.make(undefined),
    clocks: Shelf.make(undefined),
    agenda: Agenda.make(),
    events: Shelf.make(undefined),
    endpoints: Shelf.make(undefined),
    outbox: [],
    undelivered: new Map()
  }
}
