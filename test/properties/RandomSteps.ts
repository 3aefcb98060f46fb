/**
 * RandomSteps: the steps of a random scenario: who charges whom, and what is refunded, sent on or taken back.
 */
import type { StepChoice } from "./Choices.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import type { ScenarioSchema } from "#core/simulation/ScenarioSchema.ts"
import * as Instant from "#core/time/Instant.ts"

export const text = (minor: number, currency: string): string =>
  Money.format(Money.of(Currency.of(currency), BigInt(minor)))

/** What the smallest amounts that people pay are worth. */
const scales: { readonly [currency: string]: number } = { isk: 100, huf: 100, kwd: 10 }

/** A few amounts are left as they are thrown, too fine for their currency or too small. */
const isLeft = (minor: number): boolean => minor % 19 === 18
const sized = (minor: number, currency: string): number => (isLeft(minor) ? minor : minor * (scales[currency] ?? 1))

const thousandths = (minor: number, part: number, currency: string): number => {
  const step = isLeft(minor + part) ? 1 : Number(Currency.chargeStep(Currency.of(currency)))
  return Math.max(step, Math.floor((minor * part) / 1000 / step) * step)
}
const isFine = (minor: number, currency: string): boolean =>
  minor % Number(Currency.chargeStep(Currency.of(currency))) === 0
const another = (currency: string): string => (currency === "eur" ? "usd" : "eur")
const pick = <A>(from: ReadonlyArray<A>, pointer: number): A | undefined => from.at(-1 - (pointer % from.length))

export interface Member {
  readonly name: string
  readonly currency: string
}

/** A charge or transfer of an earlier step, as far as later steps may ask about it. */
interface Earlier {
  readonly id: string
  readonly is: "charge" | "transfer"
  readonly currency: string
  readonly minor: number
  readonly onPlatform: boolean
  /** Whether Stripe will have accepted it, as far as can be said without asking. */
  readonly isPlausible: boolean
  /** What it sends to a connected account. */
  readonly sent?: number
  readonly fee?: number
}

/** The scenario in the making. */
interface Cast {
  readonly platform: Member
  readonly accounts: ReadonlyArray<Member>
  readonly earlier: ReadonlyArray<Earlier>
}

type StepSchema = ScenarioSchema["steps"][number]
type Request = Omit<StepSchema, "at" | "id">
type Made = { readonly request: Request; readonly made?: Omit<Earlier, "id"> } | undefined
type Of<Kind extends StepChoice["kind"]> = Extract<StepChoice, { readonly kind: Kind }>

/** One of the plausible, or any if `fitting` is false. */
const refer = (from: ReadonlyArray<Earlier>, pointer: number, fitting: boolean): Earlier | undefined =>
  pick(fitting ? from.filter(({ isPlausible }) => isPlausible) : from, pointer)

/** An account that settles in the platform's currency, where there is one and no stranger is asked for. */
const destinationOf = (cast: Cast, pointer: number, stranger: boolean): Member => {
  const near = cast.accounts.filter(({ currency }) => currency === cast.platform.currency)
  return pick(stranger || near.length === 0 ? cast.accounts : near, pointer) ?? cast.platform
}

const chargeOf = (cast: Cast, choice: Of<"charge">): Made => {
  const { fee, way } = choice
  const direct = way === "direct" ? pick(cast.accounts, choice.account) : undefined
  const own = (direct ?? cast.platform).currency
  const currency = choice.foreign ? another(own) : own
  const minor = sized(choice.minor, currency)
  const isShared = way === "destination" || way === "transfer_data"
  const to = isShared ? destinationOf(cast, choice.account, choice.stranger) : undefined
  const sent = way === "transfer_data" ? thousandths(minor, fee ?? 800, currency) : minor
  const isFeeMeant = way === "direct" || way === "destination" || (fee !== undefined && choice.stranger)
  const taken = fee === undefined || !isFeeMeant ? undefined : thousandths(minor, fee, currency)
  const isPlausible =
    minor >= 50 &&
    minor < 100_000_000 &&
    isFine(minor, currency) &&
    currency === own &&
    (to === undefined || to.currency === own) &&
    (taken === undefined || taken < minor)
  return {
    request: {
      charge: {
        amount: text(minor, currency),
        ...(direct === undefined ? {} : { stripe_account: direct.name }),
        ...(to === undefined
          ? {}
          : {
              transfer_data: {
                destination: to.name,
                ...(way === "transfer_data" ? { amount: text(sent, currency) } : {})
              }
            }),
        ...(taken === undefined ? {} : { application_fee_amount: text(taken, currency) })
      }
    },
    made: {
      is: "charge",
      currency,
      minor,
      onPlatform: direct === undefined,
      isPlausible,
      ...(isShared ? { sent } : {}),
      ...(taken === undefined ? {} : { fee: taken })
    }
  }
}

const amountOf = (part: number | undefined, of: number, currency: string, foreign: boolean) =>
  part === undefined ? {} : { amount: text(thousandths(of, part, currency), foreign ? another(currency) : currency) }

const refundOf = (cast: Cast, choice: Of<"refund">): Made => {
  const charges = cast.earlier.filter(({ is }) => is === "charge")
  const charge = refer(charges, choice.charge, choice.fitting)
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
    }
  }
}

const transferOf = (cast: Cast, choice: Of<"transfer">): Made => {
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
        ...(source === undefined ? {} : { source_transaction: source.id })
      }
    },
    made: { is: "transfer", currency, minor, onPlatform: true, isPlausible: source !== undefined, sent: minor }
  }
}

const reversalOf = (cast: Cast, choice: Of<"transfer_reversal">): Made => {
  const sending = cast.earlier.filter(({ sent }) => sent !== undefined)
  const transfer = refer(choice.fitting ? sending : cast.earlier, choice.transfer, choice.fitting)
  if (transfer === undefined) return undefined
  const returns = choice.fitting ? choice.returnFee && transfer.fee !== undefined : choice.returnFee
  return {
    request: {
      transfer_reversal: {
        transfer: transfer.id,
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
  return { request: { application_fee_refund: { fee: charge.id, ...amount } } }
}

const madeOf = (cast: Cast, choice: StepChoice): Made => {
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
  }
}

/** Monday, 2 March 2026, at nine. */
export const start = 1_772_442_000

export const of = (
  platform: Member,
  accounts: ReadonlyArray<Member>,
  chosen: ReadonlyArray<StepChoice>
): Array<StepSchema> => {
  const earlier: Array<Earlier> = []
  const steps: Array<StepSchema> = []
  let at = start
  for (const choice of chosen) {
    const made = madeOf({ platform, accounts, earlier }, choice)
    if (made === undefined) continue
    at += choice.gap
    const id = `${choice.kind.replaceAll("_", "-")}-${steps.length + 1}`
    steps.push({ at: Instant.format(Instant.of(at)), id, ...made.request })
    if (made.made !== undefined) earlier.push({ id, ...made.made })
  }
  return steps
}
