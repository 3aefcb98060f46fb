/**
 * DisputeMovement: the money of a dispute: what a chargeback withdraws, what a decision of the bank gives back, and
 * Stripe's fees for both.
 *
 * The amount stands on the charge's own balance and in its pot, and may make that negative: nobody is asked. The fee
 * for receiving a dispute is a part of the withdrawal's line; where the platform pays only the fees of a direct charge,
 * it is a `stripe_fee` line of the platform's, as the fee for countering always is of whoever bears it. Which line
 * Stripe bills the platform by is not recorded; that one is our choice, as it is for processing fees.
 */
import type { FeeDetail } from "#core/connect/objects/BalanceTransaction.ts"
import * as BilledFee from "#core/connect/movements/BilledFee.ts"
import * as Conversion from "#core/connect/movements/Conversion.ts"
import * as DisputeMatter from "#core/connect/movements/DisputeMatter.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as ReserveMovement from "#core/connect/movements/ReserveMovement.ts"
import type { Dispute } from "#core/connect/objects/Dispute.ts"
import * as DisputePrice from "#core/connect/prices/DisputePrice.ts"
import * as DisputeResponsibility from "#core/connect/accounts/DisputeResponsibility.ts"
import * as Money from "#core/money/Money.ts"
import type { Rate } from "#core/money/Rate.ts"
import * as Day from "#core/time/Day.ts"
import * as Instant from "#core/time/Instant.ts"

/** A line of the charge's balance, with a fee that is negative where it comes back. */
interface Adjustment {
  readonly source: string
  readonly amount: Money.Money
  readonly exchangeRate: Rate | undefined
  readonly fee: Money.Money
  readonly category: "dispute" | "dispute_reversal"
}

type Disputed = Pick<Dispute, "id" | "amount" | "settled">

/** What a disputed amount takes from its charge's balance on its day, where that is in another currency. */
export const settled = (draft: Draft.Draft, { charge }: DisputeMatter.DisputeMatter, amount: Money.Money) => {
  const converted = Conversion.ofCharge(draft.world, charge, amount, draft.at)
  return converted === undefined ? {} : { settled: converted }
}

/** Takes the disputed amount, and the fee for receiving it. The id of the line. */
export const withdraw = (draft: Draft.Draft, matter: DisputeMatter.DisputeMatter, disputed: Disputed): string => {
  const fee = DisputeMatter.receivedFee(matter)
  const { amount = disputed.amount, rate: exchangeRate } = disputed.settled ?? {}
  const taken = { source: disputed.id, amount: Money.negate(amount), exchangeRate, fee, category: "dispute" } as const
  const line = adjust(draft, matter, taken)
  ReserveMovement.reverse(draft, matter.charge, amount)
  return line
}

/** Gives the whole amount back, with the fees that come back with it. The id of the line. */
export const reinstate = (
  draft: Draft.Draft,
  matter: DisputeMatter.DisputeMatter,
  { hasEvidence, id: source, ...disputed }: Disputed & { readonly hasEvidence: boolean }
): string => {
  const { charge, price } = matter
  const received = DisputeMatter.receivedFee(matter)
  const fee = price.returnsReceived ? Money.negate(received) : Money.zero(received.currency)
  const { amount = disputed.amount, rate: exchangeRate } = disputed.settled ?? {}
  const line = adjust(draft, matter, { source, amount, exchangeRate, fee, category: "dispute_reversal" })
  if (hasEvidence) billCountering(draft, matter, DisputePrice.countered(price, charge.paymentMethod))
  return line
}

/** Gives back the part that the bank concedes; no fee comes back with it. The id of the line. */
export const concede = (
  draft: Draft.Draft,
  matter: DisputeMatter.DisputeMatter,
  { id: source, settled }: Disputed,
  part: Money.Money
): string => {
  const amount = settled === undefined ? part : Money.convert(part, settled.amount.currency, settled.rate)
  const fee = Money.zero(amount.currency)
  return adjust(draft, matter, { source, amount, exchangeRate: settled?.rate, fee, category: "dispute_reversal" })
}

/** Takes the fee for countering it. */
export const counter = (draft: Draft.Draft, matter: DisputeMatter.DisputeMatter): void =>
  billCountering(draft, matter, Money.negate(DisputePrice.countered(matter.price, matter.charge.paymentMethod)))

const billCountering = (draft: Draft.Draft, matter: DisputeMatter.DisputeMatter, amount: Money.Money): void =>
  bill(draft, matter, amount, `Card Dispute Countered Fee (${Day.format(Instant.dayOf(draft.at))})`)

const adjust = (draft: Draft.Draft, matter: DisputeMatter.DisputeMatter, adjustment: Adjustment): string => {
  const { amount, category, exchangeRate, fee, source } = adjustment
  const { charge, merchant } = matter
  const bearers = DisputeResponsibility.of(merchant, draft.world.platform)
  const isOwn = bearers.fees === bearers.amount
  const fees = feeLines(fee)
  const id = draft.id("txn")
  draft.line({
    id,
    account: bearers.amount,
    type: "adjustment",
    amount,
    fees: isOwn ? fees : [],
    availableOn: Draft.following(draft.at, charge.availableOn),
    sourceType: charge.sourceType,
    reportingCategory: category,
    source,
    description: `Chargeback ${category === "dispute" ? "withdrawal" : "reversal"} for ${charge.id}`,
    exchangeRate
  })
  if (isOwn) return id
  for (const line of fees) bill(draft, matter, Money.negate(line.amount), `${line.description} for ${charge.id}`)
  return id
}

const feeLines = (amount: Money.Money): ReadonlyArray<FeeDetail> => {
  if (Money.isPositive(amount)) return [{ type: "stripe_fee", amount, description: "Dispute fee" }]
  return Money.isNegative(amount) ? [{ type: "stripe_fee", amount, description: "Dispute fee refund" }] : []
}

/** A fee as a line of its own, on the balance of whoever bears the fees; none for nothing. */
const bill = (
  draft: Draft.Draft,
  { charge, merchant }: DisputeMatter.DisputeMatter,
  amount: Money.Money,
  description: string
): void => {
  const account = DisputeResponsibility.of(merchant, draft.world.platform).fees
  const billed = account === charge.account ? amount : BilledFee.of(draft.world, amount, draft.at)
  if (Money.isZero(billed)) return
  draft.line({
    id: draft.id("txn"),
    account,
    type: "stripe_fee",
    amount: billed,
    availableOn: draft.at,
    sourceType: charge.sourceType,
    description
  })
}
