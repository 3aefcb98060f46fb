/**
 * PayoutCount: what goes to banks and comes from them, counted from payouts and top-ups as they are made and change.
 */
import * as FeeResponsibility from "#core/connect/accounts/FeeResponsibility.ts"
import * as InstantPayoutTerms from "#core/connect/schedules/InstantPayoutTerms.ts"
import type { BankMovement, Payout } from "#core/connect/objects/Payout.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import type { TopUp } from "#core/connect/objects/TopUp.ts"
import type { World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as FeeCount from "#core/simulation/FeeCount.ts"
import * as Holdings from "#core/simulation/Holdings.ts"
import * as Sums from "#core/simulation/Sums.ts"

/** What a tally counts of them. */
interface Counted extends FeeCount.Counted {
  readonly paidOut: Map<AccountId, Sums.Sums>
  readonly onTheirWay: Map<AccountId, Sums.Sums>
  readonly exchanged: Sums.Sums
}

/** One that is made. */
export const add = (sums: Counted, world: World, payout: Payout): void => {
  const { holdings, onTheirWay, paidOut } = sums
  const { account, amount, sourceType } = payout
  Sums.addOf(paidOut, account, amount)
  Sums.addOf(onTheirWay, account, amount)
  Holdings.takeNet(holdings, account, sourceType, amount)
  if (payout.method === "instant") countInstantFee(sums, world, payout)
}

/** Stripe's price of an instant payout, where the account pays it; where the platform does, it is one of Connect's. */
const countInstantFee = (sums: Counted, world: World, { account, amount, sourceType }: Payout): void => {
  const owner = world.account(account)
  const terms = owner && InstantPayoutTerms.of(owner.country)
  if (owner === undefined || terms === undefined) return
  if (FeeResponsibility.isPlatforms("instant_payouts", owner)) return
  FeeCount.take(sums, world, account, sourceType, Tariff.fee(terms.price, amount))
}

/** One that comes back was on its way until then, unless a bank returns what had arrived. */
export const addChanged = (sums: Counted, payout: Payout, bankMovements: ReadonlyArray<BankMovement>): void => {
  const { holdings, onTheirWay, paidOut } = sums
  const { account, amount, id, sourceType, status } = payout
  if (status === "pending" || status === "in_transit") return
  const moved = bankMovements.find((each) => each.payout.id === id)
  // One that is reversed stays paid: only what its bank does is counted.
  if (status === "paid" && moved === undefined) return
  if (moved !== undefined) exchange(sums, moved)
  if (moved?.kind !== "returned") Sums.addOf(onTheirWay, account, Money.negate(amount))
  if (status === "paid") return
  Sums.addOf(paidOut, account, Money.negate(amount))
  Holdings.takeNet(holdings, account, sourceType, Money.negate(amount))
}

/** What a bank gets in another currency is sold for it on the way, and bought back when the bank returns it. */
const exchange = ({ exchanged, paidOut }: Counted, { kind, payout }: BankMovement): void => {
  const { account, amount, converted } = payout
  if (converted === undefined) return
  const [sold, bought] = kind === "paid" ? [amount, converted.amount] : [converted.amount, amount]
  Sums.addOf(paidOut, account, Money.negate(sold))
  Sums.addOf(paidOut, account, bought)
  Sums.addDifference(exchanged, sold, bought)
}

/** One that comes, or goes back. */
export const addTopUp = ({ holdings, paidOut }: Counted, { account, amount, status }: TopUp): void => {
  if (status === "succeeded") {
    Sums.addOf(paidOut, account, Money.negate(amount))
    Holdings.put(holdings, account, "bank_account", amount)
  }
  if (status === "reversed") {
    Sums.addOf(paidOut, account, amount)
    Holdings.take(holdings, account, "bank_account", amount)
  }
}
