/**
 * RandomSteps: the steps of a random scenario: who charges whom, what is held, refunded, sent on or taken
 * back, and what goes to the bank or comes from there.
 */
import type { StepChoice } from "./Choices.ts"
import * as FailureCode from "#core/connect/schedules/FailureCode.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { ScenarioSchema } from "#core/simulation/schema/ScenarioSchema.ts"
import * as Instant from "#core/time/Instant.ts"

export const text = (minor: number, currency: string): string =>
  Money.format(Money.of(Currency.of(currency), BigInt(minor)))

/** What the smallest amounts that people pay are worth. */
const scales: { readonly [currency: string]: number } = { isk: 100, huf: 100, kwd: 10, twd: 10, ugx: 1000 }

/** A few amounts are left as they are thrown, too fine for their currency or too small. */
const isLeft = (minor: number): boolean => minor % 19 === 18
const sized = (minor: number, currency: string): number => (isLeft(minor) ? minor : minor * (scales[currency] ?? 1))

const thousandths = (minor: number, part: number, currency: string): number => {
  const step = isLeft(minor + part) ? 1 : Number(Currency.chargeStep(Currency.of(currency)))
  return Math.max(step, Math.floor((minor * part) / 1000 / step) * step)
}
const isFine = (minor: number, currency: string): boolean =>
  minor % Number(Currency.chargeStep(Currency.of(currency))) === 0
/** The other one of the two that much is paid in. */
export const another = (currency: string): string => (currency === "eur" ? "usd" : "eur")
const pick = <A>(from: ReadonlyArray<A>, pointer: number): A | undefined => from.at(-1 - (pointer % from.length))

export interface Member {
  readonly name: string
  readonly currency: string
  /** Whether it is paid out by itself, or its bank is debited. */
  readonly isAutomatic: boolean
}

/** What an earlier step made, as far as later steps may ask about it. */
interface Earlier {
  readonly id: string
  /** A charge that is held is one until it is captured. */
  readonly is:
    | "charge"
    | "hold"
    | "transfer"
    | "refund"
    | "payout"
    | "top_up"
    | "dispute"
    | "reserve_hold"
    | "balance_payment"
  readonly currency: string
  readonly minor: number
  readonly onPlatform: boolean
  /** Whether Stripe will have accepted it, as far as can be said without asking. */
  readonly isPlausible: boolean
  /** Whether a bank debit paid it. */
  readonly isDebit?: boolean
  /** What it sends to a connected account. */
  readonly sent?: number
  readonly fee?: number
  /** The step that captured it: its transfer and its fee are called after that. */
  readonly captured?: string
}

/** The scenario in the making. */
interface Cast {
  readonly platform: Member
  readonly accounts: ReadonlyArray<Member>
  /** Whether there are rates between all currencies, so that much is paid in others. */
  readonly isExchanging: boolean
  readonly earlier: ReadonlyArray<Earlier>
}

/** Seldom; but every third amount where it can be exchanged. */
const isForeign = ({ isExchanging }: Cast, { foreign, minor }: { foreign: boolean; minor: number }): boolean =>
  foreign || (isExchanging && minor % 3 === 0)

type StepSchema = NonNullable<ScenarioSchema["steps"]>[number]
type Request = Omit<StepSchema, "at" | "id">
/** What it made is called after its step, but for a captured charge, which keeps the name of the one that was held. */
type Made = { readonly request: Request; readonly made?: Omit<Earlier, "id"> & { readonly id?: string } } | undefined
type Of<Kind extends StepChoice["kind"]> = Extract<StepChoice, { readonly kind: Kind }>
type Undoing = Of<
  | "authorization_cancel"
  | "payment_failure"
  | "refund_cancel"
  | "refund_failure"
  | "payout_cancel"
  | "payout_failure"
  | "payout_reversal"
  | "top_up_cancel"
  | "top_up_failure"
  | "top_up_reversal"
  | "dispute_evidence"
  | "dispute_close"
  | "dispute_won"
  | "balance_payment_refund"
>

/** The bank debits of a currency. */
export const debits: { readonly [currency: string]: "us_bank_account" | "sepa_debit" } = {
  usd: "us_bank_account",
  eur: "sepa_debit"
}

/** One of the plausible, or any if `fitting` is false. */
const refer = (from: ReadonlyArray<Earlier>, pointer: number, fitting: boolean): Earlier | undefined =>
  pick(fitting ? from.filter(({ isPlausible }) => isPlausible) : from, pointer)

/** An account that settles in the platform's currency, where there is one and no stranger is asked for. */
const destinationOf = (cast: Cast, pointer: number, stranger: boolean): Member => {
  const near = cast.accounts.filter(({ currency }) => cast.isExchanging || currency === cast.platform.currency)
  return pick(stranger || near.length === 0 ? cast.accounts : near, pointer) ?? cast.platform
}

const chargeOf = (cast: Cast, choice: Of<"charge">): Made => {
  const { fee, way } = choice
  const direct = way === "direct" ? pick(cast.accounts, choice.account) : undefined
  const own = (direct ?? cast.platform).currency
  const currency = isForeign(cast, choice) ? another(own) : own
  const minor = sized(choice.minor, currency)
  const isShared = way === "destination" || way === "transfer_data"
  const to = isShared ? destinationOf(cast, choice.account, choice.stranger) : undefined
  const behalf = choice.behalf && direct === undefined ? (to ?? pick(cast.accounts, choice.account)) : undefined
  const sent = way === "transfer_data" ? thousandths(minor, fee ?? 800, currency) : minor
  const isFeeMeant = way === "direct" || way === "destination" || (fee !== undefined && choice.stranger)
  const taken = fee === undefined || !isFeeMeant ? undefined : thousandths(minor, fee, currency)
  const method = choice.pays === "debit" ? debits[currency] : choice.pays
  const isPlausible =
    !choice.declined &&
    minor >= 50 &&
    minor < 100_000_000 &&
    isFine(minor, currency) &&
    (cast.isExchanging || (currency === own && (to === undefined || to.currency === own))) &&
    (taken === undefined || taken < minor)
  return {
    request: {
      charge: {
        ...(choice.net ? { net_amount: text(minor, currency) } : { amount: text(minor, currency) }),
        ...(direct === undefined ? {} : { stripe_account: direct.name }),
        ...(behalf === undefined ? {} : { on_behalf_of: behalf.name }),
        ...(to === undefined
          ? {}
          : {
              transfer_data: {
                destination: to.name,
                ...(way === "transfer_data" ? { amount: text(sent, currency) } : {})
              }
            }),
        ...(taken === undefined ? {} : { application_fee_amount: text(taken, currency) }),
        ...(method === undefined || method === "card" ? {} : { payment_method: method }),
        ...(choice.held ? { capture_method: "manual" as const } : {}),
        ...(choice.declined && choice.pays !== "debit" ? { decline_code: "insufficient_funds" as const } : {})
      }
    },
    made: {
      is: choice.held ? "hold" : "charge",
      currency,
      minor,
      onPlatform: direct === undefined,
      isPlausible,
      isDebit: method !== undefined && choice.pays === "debit",
      ...(isShared ? { sent } : {}),
      ...(taken === undefined ? {} : { fee: taken })
    }
  }
}

const amountOf = (
  part: number | undefined,
  of: number,
  currency: string,
  foreign: boolean
): { readonly amount?: string } =>
  part === undefined ? {} : { amount: text(thousandths(of, part, currency), foreign ? another(currency) : currency) }

const refundOf = (cast: Cast, choice: Of<"refund">): Made => {
  const isMeant = ({ is }: Earlier) => is === "charge" || (!choice.fitting && is === "hold")
  const charge = refer(cast.earlier.filter(isMeant), choice.charge, choice.fitting)
  if (charge === undefined) return undefined
  const { fitting, foreign, part, returnFee, reverse } = choice
  const reverses = fitting ? reverse && charge.sent !== undefined : reverse
  const returns = fitting ? returnFee && charge.fee !== undefined && (reverses || !charge.onPlatform) : returnFee
  return {
    request: {
      refund: {
        charge: charge.id,
        ...amountOf(part, charge.minor, charge.currency, foreign),
        ...(reverses ? { reverse_transfer: true } : {}),
        ...(returns ? { refund_application_fee: true } : {})
      }
    },
    made: { is: "refund", currency: charge.currency, minor: charge.minor, onPlatform: true, isPlausible: true }
  }
}

/** What an account sends to the platform: one in the platform's currency, unless a stranger is asked for. */
const debitOf = (cast: Cast, choice: Of<"transfer">): Made => {
  const from = destinationOf(cast, choice.account, choice.stranger)
  const currency = choice.foreign ? another(from.currency) : from.currency
  const minor = sized(choice.minor, currency)
  return {
    request: {
      transfer: {
        amount: text(minor, currency),
        destination: cast.platform.name,
        stripe_account: from.name,
        ...(choice.pot === undefined ? {} : { source_type: choice.pot })
      }
    },
    made: { is: "transfer", currency, minor, onPlatform: false, isPlausible: false, sent: minor }
  }
}

const transferOf = (cast: Cast, choice: Of<"transfer">): Made => {
  if (choice.debits) return debitOf(cast, choice)
  const plain = cast.earlier.filter(({ is, onPlatform, sent }) => is === "charge" && onPlatform && sent === undefined)
  const sources = choice.stranger ? cast.earlier.filter(({ is }) => is === "charge") : plain
  const source = choice.source === undefined ? undefined : refer(sources, choice.source, !choice.stranger)
  if (source === undefined && choice.source !== undefined) return undefined
  const own = source?.currency ?? cast.platform.currency
  const currency = choice.foreign ? another(own) : own
  const minor = source === undefined ? sized(choice.minor, currency) : thousandths(source.minor, choice.part, currency)
  return {
    request: {
      transfer: {
        amount: text(minor, currency),
        destination: destinationOf(cast, choice.account, choice.stranger).name,
        ...(source === undefined ? {} : { source_transaction: source.id }),
        ...(choice.pot === undefined ? {} : { source_type: choice.pot })
      }
    },
    made: { is: "transfer", currency, minor, onPlatform: true, isPlausible: source !== undefined, sent: minor }
  }
}

const reversalOf = (cast: Cast, choice: Of<"transfer_reversal">): Made => {
  const all = cast.earlier.filter(({ is }) => is === "charge" || is === "transfer")
  const sending = all.filter(({ sent }) => sent !== undefined)
  const transfer = refer(choice.fitting ? sending : all, choice.transfer, choice.fitting)
  if (transfer === undefined) return undefined
  const returns = choice.fitting ? choice.returnFee && transfer.fee !== undefined : choice.returnFee
  return {
    request: {
      transfer_reversal: {
        transfer: transfer.captured ?? transfer.id,
        ...amountOf(choice.part, transfer.sent ?? transfer.minor, transfer.currency, choice.foreign),
        ...(returns ? { refund_application_fee: true } : {})
      }
    }
  }
}

const feeRefundOf = (cast: Cast, choice: Of<"application_fee_refund">): Made => {
  const charges = cast.earlier.filter(({ is }) => is === "charge")
  const taken = choice.fitting ? charges.filter(({ fee }) => fee !== undefined) : charges
  const charge = refer(taken, choice.charge, choice.fitting)
  if (charge === undefined) return undefined
  const amount = amountOf(choice.part, charge.fee ?? charge.minor, charge.currency, choice.foreign)
  return { request: { application_fee_refund: { fee: charge.captured ?? charge.id, ...amount } } }
}

const captureOf = (cast: Cast, choice: Of<"capture">, id: string): Made => {
  const holds = cast.earlier.filter(({ is }) => is === "hold" || (!choice.fitting && is === "charge"))
  const held = refer(holds, choice.charge, choice.fitting)
  if (held === undefined) return undefined
  const { currency, minor } = held
  const taken = choice.part === undefined ? minor : thousandths(minor, choice.part, currency)
  const fee = choice.fee === undefined || held.fee === undefined ? undefined : thousandths(taken, choice.fee, currency)
  const inCurrency = choice.foreign ? another(currency) : currency
  const sent = held.sent === undefined ? {} : { sent: Math.min(held.sent, taken) }
  const kept = held.fee === undefined ? {} : { fee: fee ?? Math.min(held.fee, taken) }
  return {
    request: {
      capture: {
        charge: held.id,
        ...(choice.part === undefined ? {} : { amount_to_capture: text(taken, inCurrency) }),
        ...(fee === undefined ? {} : { application_fee_amount: text(fee, currency) })
      }
    },
    made: { ...held, id: held.id, is: "charge", minor: taken, captured: held.captured ?? id, ...sent, ...kept }
  }
}

/** The last of what can be undone so, or of anything of its noun. */
const undone = (
  cast: Cast,
  { fitting, of }: { of: number; fitting: boolean },
  ...kinds: ReadonlyArray<Earlier["is"]>
) =>
  refer(
    cast.earlier.filter(({ is }) => kinds.includes(is)),
    of,
    fitting
  )?.id

/** What the fees of another account may have left on the platform in its currency, where money is exchanged. */
const unbankedOf = ({ accounts, isExchanging, platform }: Cast): string | undefined =>
  isExchanging ? accounts.find(({ currency }) => currency !== platform.currency)?.currency : undefined

const payoutOf = (cast: Cast, choice: Of<"payout">): Made => {
  const of = choice.account === undefined ? undefined : pick(cast.accounts, choice.account)
  const own = (of ?? cast.platform).currency
  const currency = isForeign(cast, { foreign: choice.foreign, minor: choice.minor ?? 1 }) ? another(own) : own
  const minor = sized(choice.minor ?? 100, currency)
  const unbanked = choice.gap % 2 === 0 && of === undefined ? unbankedOf(cast) : undefined
  return {
    request: {
      payout: {
        ...(of === undefined ? {} : { stripe_account: of.name }),
        ...(choice.minor === undefined ? {} : { amount: text(minor, currency) }),
        ...(choice.minor === undefined && unbanked !== undefined ? { currency: unbanked } : {}),
        ...(choice.instant ? { method: "instant" as const, ...(choice.split ? { split: true } : {}) } : {}),
        ...(choice.pot === undefined ? {} : { source_type: choice.pot })
      }
    },
    made: { is: "payout", currency, minor, onPlatform: of === undefined, isPlausible: true }
  }
}

const topUpOf = (cast: Cast, choice: Of<"top_up">, at: number): Made => {
  const own = cast.platform.currency
  const currency = choice.foreign ? another(own) : own
  const minor = sized(choice.minor, currency)
  const date = choice.days === undefined ? undefined : Instant.format(Instant.of(at + choice.days * 43_200))
  return {
    request: {
      top_up: { amount: text(minor, currency), ...(date === undefined ? {} : { expected_availability_date: date }) }
    },
    made: { is: "top_up", currency, minor, onPlatform: true, isPlausible: currency === own }
  }
}

const dueBy = (at: number, days: number | undefined) =>
  days === undefined ? {} : { evidence_due_by: Instant.format(Instant.of(at + days * 86_400)) }

const disputeOf = (cast: Cast, choice: Of<"dispute">, at: number): Made => {
  const isMeant = ({ is }: Earlier) => is === "charge" || (!choice.fitting && is === "hold")
  const charge = refer(cast.earlier.filter(isMeant), choice.charge, choice.fitting)
  if (charge === undefined) return undefined
  const { currency, minor } = charge
  return {
    request: {
      dispute: {
        charge: charge.id,
        ...amountOf(choice.part, minor, currency, choice.foreign),
        reason: "fraudulent",
        ...(choice.status === undefined ? {} : { status: choice.status }),
        ...dueBy(at, choice.days)
      }
    },
    made: { is: "dispute", currency, minor, onPlatform: charge.onPlatform, isPlausible: charge.isPlausible }
  }
}

const escalationOf = (cast: Cast, choice: Of<"dispute_escalation">, at: number): Made => {
  const dispute = undone(cast, { of: choice.of, fitting: true }, "dispute")
  return dispute === undefined ? undefined : { request: { dispute_escalation: { dispute, ...dueBy(at, choice.days) } } }
}

const disputeLostOf = (cast: Cast, { foreign, of, part }: Of<"dispute_lost">): Made => {
  const disputes = cast.earlier.filter(({ is }) => is === "dispute")
  const dispute = refer(disputes, of, true)
  if (dispute === undefined) return undefined
  const { amount } = amountOf(part, dispute.minor, dispute.currency, foreign)
  return {
    request: { dispute_lost: { dispute: dispute.id, ...(amount === undefined ? {} : { amount_reinstated: amount }) } }
  }
}

/** By whose it is and by its day, whether there is one then or not. */
const automaticOf = (
  cast: Cast,
  choice: Of<"automatic_payout_cancel" | "automatic_payout_failure">,
  at: number
): Made => {
  const members = [cast.platform, ...cast.accounts].filter(({ isAutomatic }) => isAutomatic)
  const of = pick(members, choice.account)
  if (of === undefined) return undefined
  const day = Instant.format(Instant.of(at + choice.day * 86_400)).slice(0, 10)
  const payout = `${of.name}.${day}`
  return choice.kind === "automatic_payout_cancel"
    ? { request: { payout_cancel: { payout } } }
    : { request: { payout_failure: { payout, failure_code: "account_closed" } } }
}

const bankOf = (
  cast: Cast,
  choice: Of<"external_account_update" | "external_account_removal">
): { readonly stripe_account?: string; readonly currency?: string } => {
  const of = choice.account === undefined ? undefined : pick(cast.accounts, choice.account)
  if (of === undefined) return {}
  return { stripe_account: of.name, ...(choice.isOther ? { currency: another(of.currency) } : {}) }
}

/** A bank for dollars is American: of those elsewhere the holidays may not be known. */
const bankUpdateOf = (cast: Cast, choice: Of<"external_account_update">): Made => {
  const bank = bankOf(cast, choice)
  const country = bank.currency === "usd" ? { country: "US" } : {}
  const object = choice.object === undefined ? {} : { object: choice.object }
  return { request: { external_account_update: { ...bank, ...country, ...object } } }
}

const bankRemovalOf = (cast: Cast, choice: Of<"external_account_removal">): Made => ({
  request: { external_account_removal: bankOf(cast, choice) }
})

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday"] as const

const settingsOf = (cast: Cast, choice: Of<"balance_settings_update">): Made => {
  const account = choice.account === undefined ? undefined : pick(cast.accounts, choice.account)
  const { currency } = account ?? cast.platform
  const { debits, delay, interval, minimum, on } = choice
  const days =
    interval === "weekly"
      ? { weekly_payout_days: [weekdays[on % 5] ?? "monday"] }
      : interval === "monthly"
        ? { monthly_payout_days: [on + 1] }
        : {}
  const isScheduled = interval !== undefined || delay !== undefined
  return {
    request: {
      balance_settings_update: {
        ...(account === undefined ? {} : { stripe_account: account.name }),
        ...(isScheduled
          ? {
              schedule: {
                ...(interval === undefined ? {} : { interval, ...days }),
                ...(delay === undefined ? {} : { delay_days: delay })
              }
            }
          : {}),
        ...(minimum === undefined ? {} : { minimum_balance: text(sized(minimum, currency), currency) }),
        ...(debits === undefined && (isScheduled || minimum !== undefined)
          ? {}
          : { debit_negative_balances: debits ?? true })
      }
    }
  }
}

/** What Stripe must know of an account. */
const requirements = ["individual.verification.document", "company.tax_id"]

const requirementOf = (cast: Cast, choice: Of<"requirement_update">, at: number): Made => {
  const account = pick(cast.accounts, choice.account)
  if (account === undefined) return undefined
  const { days, disables, name, status } = choice
  const isSet = days !== undefined && (status === "due" || status === "rejected")
  return {
    request: {
      requirement_update: {
        stripe_account: account.name,
        requirement: requirements[name] ?? "",
        status,
        ...(isSet ? { current_deadline: Instant.format(Instant.of(at + days * 86_400)) } : {}),
        ...(status === "due" && disables !== undefined ? { disables } : {})
      }
    }
  }
}

type OfAccount = "capability_update" | "account_pause" | "account_disable" | "account_enable"

const accountOf = (cast: Cast, choice: Of<OfAccount>): Made => {
  const account = pick(cast.accounts, choice.account)
  if (account === undefined) return undefined
  const who = { stripe_account: account.name }
  switch (choice.kind) {
    case "capability_update":
      return { request: { capability_update: { ...who, capability: choice.capability, status: choice.status } } }
    case "account_pause": {
      const charges = choice.charges === undefined ? {} : { charges: choice.charges }
      return { request: { account_pause: { ...who, ...charges, payouts: choice.payouts } } }
    }
    case "account_disable": {
      const disables = choice.disables === undefined ? {} : { disables: choice.disables }
      return { request: { account_disable: { ...who, disabled_reason: choice.reason, ...disables } } }
    }
    case "account_enable":
      return { request: { account_enable: who } }
  }
}

const reserveHoldOf = (cast: Cast, choice: Of<"reserve_hold">, at: number): Made => {
  const account = pick(cast.accounts, choice.account)
  if (account === undefined) return undefined
  const { currency, name } = account
  return {
    request: {
      reserve_hold: {
        stripe_account: name,
        amount: text(sized(choice.minor, currency), currency),
        release_after: Instant.format(Instant.of(at + choice.days * 86_400)),
        ...(choice.pot === undefined ? {} : { source_type: choice.pot })
      }
    },
    made: { is: "reserve_hold", currency, minor: choice.minor, onPlatform: false, isPlausible: true }
  }
}

/** A small part is not released, but held until another day: today, or up to twelve days from now. */
const reserveReleaseOf = (cast: Cast, { fitting, of, part }: Of<"reserve_release">, at: number): Made => {
  const isMeant = ({ is }: Earlier) => (fitting ? is === "reserve_hold" : is === "charge")
  const hold = refer(cast.earlier.filter(isMeant), of, true)
  if (hold === undefined) return undefined
  if (part === undefined || part > 300) {
    return { request: { reserve_release: { hold: hold.id, ...amountOf(part, hold.minor, hold.currency, false) } } }
  }
  const release_after = Instant.format(Instant.of(at + (part % 13) * 86_400))
  return { request: { reserve_hold_update: { hold: hold.id, release_after } } }
}

const financingOf = (cast: Cast, { account: of, fee, minor, rate }: Of<"financing">): Made => {
  const account = pick(cast.accounts, of)
  if (account === undefined) return undefined
  const { currency, name } = account
  return {
    request: {
      financing: {
        stripe_account: name,
        advance_amount: text(sized(minor, currency), currency),
        withhold_rate: rate,
        ...(fee === undefined ? {} : { fee_amount: text(fee, currency) })
      }
    }
  }
}

const balancePaymentOf = (cast: Cast, { account: of, minor }: Of<"balance_payment">): Made => {
  const account = pick(cast.accounts, of)
  if (account === undefined) return undefined
  const { currency, name } = account
  return {
    request: { balance_payment: { stripe_account: name, amount: text(sized(minor, currency), currency) } },
    made: { is: "balance_payment", currency, minor, onPlatform: true, isPlausible: true }
  }
}

const undoingOf = (cast: Cast, choice: Undoing): Made => {
  const { fitting, kind } = choice
  switch (kind) {
    case "authorization_cancel": {
      const charge = undone(cast, choice, "hold", ...(fitting ? [] : (["charge"] as const)))
      return charge === undefined ? undefined : { request: { authorization_cancel: { charge } } }
    }
    case "payment_failure": {
      const isMeant = ({ is, isDebit }: Earlier) => is === "charge" && (!fitting || isDebit === true)
      const charge = refer(cast.earlier.filter(isMeant), choice.of, fitting)
      if (charge === undefined) return undefined
      const [first, ...others] = FailureCode.paymentFailureCodes
      return { request: { payment_failure: { charge: charge.id, failure_code: pick(others, choice.of) ?? first } } }
    }
    case "refund_cancel": {
      const refund = undone(cast, choice, "refund")
      return refund === undefined ? undefined : { request: { refund_cancel: { refund } } }
    }
    case "refund_failure": {
      const refund = undone(cast, choice, "refund")
      const why = { failure_reason: "expired_or_canceled_card" } as const
      return refund === undefined ? undefined : { request: { refund_failure: { refund, ...why } } }
    }
    case "payout_cancel": {
      const payout = undone(cast, choice, "payout")
      return payout === undefined ? undefined : { request: { payout_cancel: { payout } } }
    }
    case "payout_failure": {
      const payout = undone(cast, choice, "payout")
      const why = { failure_code: "account_closed" } as const
      return payout === undefined ? undefined : { request: { payout_failure: { payout, ...why } } }
    }
    case "payout_reversal": {
      const payout = undone(cast, choice, "payout")
      return payout === undefined ? undefined : { request: { payout_reversal: { payout } } }
    }
    case "top_up_cancel": {
      const top_up = undone(cast, choice, "top_up")
      return top_up === undefined ? undefined : { request: { top_up_cancel: { top_up } } }
    }
    case "top_up_failure": {
      const top_up = undone(cast, choice, "top_up")
      const why = { failure_code: "insufficient_funds" } as const
      return top_up === undefined ? undefined : { request: { top_up_failure: { top_up, ...why } } }
    }
    case "top_up_reversal": {
      const top_up = undone(cast, choice, "top_up")
      return top_up === undefined ? undefined : { request: { top_up_reversal: { top_up } } }
    }
    case "balance_payment_refund": {
      const balance_payment = undone(cast, choice, "balance_payment")
      return balance_payment === undefined ? undefined : { request: { balance_payment_refund: { balance_payment } } }
    }
    case "dispute_evidence": {
      const dispute = undone(cast, choice, "dispute")
      return dispute === undefined ? undefined : { request: { dispute_evidence: { dispute } } }
    }
    case "dispute_close": {
      const dispute = undone(cast, choice, "dispute")
      return dispute === undefined ? undefined : { request: { dispute_close: { dispute } } }
    }
    case "dispute_won": {
      const dispute = undone(cast, choice, "dispute")
      return dispute === undefined ? undefined : { request: { dispute_won: { dispute } } }
    }
  }
}

const madeOf = (cast: Cast, choice: StepChoice, id: string, at: number): Made => {
  switch (choice.kind) {
    case "charge":
      return chargeOf(cast, choice)
    case "refund":
      return refundOf(cast, choice)
    case "transfer":
      return transferOf(cast, choice)
    case "transfer_reversal":
      return reversalOf(cast, choice)
    case "application_fee_refund":
      return feeRefundOf(cast, choice)
    case "capture":
      return captureOf(cast, choice, id)
    case "payout":
      return payoutOf(cast, choice)
    case "top_up":
      return topUpOf(cast, choice, at)
    case "dispute":
      return disputeOf(cast, choice, at)
    case "dispute_escalation":
      return escalationOf(cast, choice, at)
    case "dispute_lost":
      return disputeLostOf(cast, choice)
    case "automatic_payout_cancel":
    case "automatic_payout_failure":
      return automaticOf(cast, choice, at)
    case "reserve_hold":
      return reserveHoldOf(cast, choice, at)
    case "reserve_release":
      return reserveReleaseOf(cast, choice, at)
    case "financing":
      return financingOf(cast, choice)
    case "balance_payment":
      return balancePaymentOf(cast, choice)
    case "external_account_update":
      return bankUpdateOf(cast, choice)
    case "external_account_removal":
      return bankRemovalOf(cast, choice)
    case "balance_settings_update":
      return settingsOf(cast, choice)
    case "requirement_update":
      return requirementOf(cast, choice, at)
    case "capability_update":
    case "account_pause":
    case "account_disable":
    case "account_enable":
      return accountOf(cast, choice)
    default:
      return undoingOf(cast, choice)
  }
}

/** Monday, 2 March 2026, at nine. */
export const start = 1_772_442_000

export const of = (cast: Omit<Cast, "earlier">, chosen: ReadonlyArray<StepChoice>): Array<StepSchema> => {
  const earlier: Array<Earlier> = []
  const steps: Array<StepSchema> = []
  let at = start
  for (const choice of chosen) {
    const id = `${choice.kind.replaceAll("_", "-")}-${steps.length + 1}`
    const made = madeOf({ ...cast, earlier }, choice, id, at + choice.gap)
    if (made === undefined) continue
    at += choice.gap
    steps.push({ at: Instant.format(Instant.of(at)), id, ...made.request })
    if (made.made !== undefined) earlier.push({ id, ...made.made })
  }
  return steps
}
