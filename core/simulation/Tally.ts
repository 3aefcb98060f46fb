/**
 * Tally: what the objects of a run add up to, counted step by step: neither postings nor balance transactions are read.
 *
 * A transfer and its reversal count on both accounts, so the `py_…` and `pyr_…` that they make do not. What Stripe
 * takes is counted where the account's controller puts it, and not where the decisions did.
 *
 * It is as large as the accounts are many, however many payments there are. The fold changes it in place.
 */
import * as AccountDebit from "#core/connect/objects/AccountDebit.ts"
import type { ApplicationFee, ApplicationFeeRefund } from "#core/connect/objects/ApplicationFee.ts"
import type { Charge } from "#core/connect/objects/Charge.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import * as ProcessingFee from "#core/connect/movements/ProcessingFee.ts"
import * as SettlementMerchant from "#core/connect/movements/SettlementMerchant.ts"
import type { Dispute } from "#core/connect/objects/Dispute.ts"
import * as FailureCount from "#core/simulation/FailureCount.ts"
import * as FeeResponsibility from "#core/connect/accounts/FeeResponsibility.ts"
import type { ProductBilling } from "#core/connect/Happening.ts"
import type { Collection } from "#core/connect/objects/Collection.ts"
import type { ReserveTransaction } from "#core/connect/objects/ReserveTransaction.ts"
import type { Refund } from "#core/connect/objects/Refund.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import type { Transfer, TransferReversal } from "#core/connect/objects/Transfer.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as CrossingCount from "#core/simulation/CrossingCount.ts"
import * as BalancePaymentCount from "#core/simulation/BalancePaymentCount.ts"
import * as DisputeCount from "#core/simulation/DisputeCount.ts"
import * as FeeCount from "#core/simulation/FeeCount.ts"
import * as FinancingCount from "#core/simulation/FinancingCount.ts"
import * as Holdings from "#core/simulation/Holdings.ts"
import * as PayoutCount from "#core/simulation/PayoutCount.ts"
import * as ProcessingCount from "#core/simulation/ProcessingCount.ts"
import * as ProductCount from "#core/simulation/ProductCount.ts"
import * as ReserveCount from "#core/simulation/ReserveCount.ts"
import * as Sums from "#core/simulation/Sums.ts"
import * as Instant from "#core/time/Instant.ts"

export interface Tally {
  /** What payers paid, less what they got back. */
  readonly paid: Sums.Sum
  /** The tariffs on the charges and disputes, less what Stripe gave back. */
  readonly fees: Sums.Sum
  /** The taxes on them. */
  readonly taxes: Sums.Sum
  /** What each account's objects come to. */
  readonly holdings: Holdings.Holdings
  /** What is held of it in risk reserves. */
  readonly riskReserved: Holdings.Holdings
  /** Payouts that were not returned, less top-ups. */
  readonly paidOut: Sums.ByAccount
  /** Of them, those that have not arrived. */
  readonly onTheirWay: Sums.ByAccount
  /** The negative balances that Stripe has filled for good. */
  readonly lost: Sums.Sum
  /** What Stripe has lent accounts, less what they have paid down. */
  readonly advanced: Sums.Sum
  /** What was used of Stripe's other products and is not billed yet. */
  readonly products: ProductCount.ProductCount
  /** What went into Stripe's exchange between currencies, less what came out of it. */
  readonly exchanged: Sums.Sum
  /** What both sides of application fees in two currencies do not have in common. */
  readonly residues: Sums.Sum
}

interface Mutable {
  readonly paid: Sums.Sums
  readonly fees: Sums.Sums
  readonly taxes: Sums.Sums
  readonly holdings: Holdings.Holdings
  readonly riskReserved: Holdings.Holdings
  readonly paidOut: Map<AccountId, Sums.Sums>
  readonly onTheirWay: Map<AccountId, Sums.Sums>
  readonly lost: Sums.Sums
  readonly advanced: Sums.Sums
  readonly products: ProductCount.ProductCount
  readonly exchanged: Sums.Sums
  readonly residues: Sums.Sums
}

export const empty = (): Tally => ({
  paid: new Map(),
  fees: new Map(),
  taxes: new Map(),
  holdings: Holdings.empty(),
  riskReserved: Holdings.empty(),
  paidOut: new Map(),
  onTheirWay: new Map(),
  lost: new Map(),
  advanced: new Map(),
  products: ProductCount.empty(),
  exchanged: new Map(),
  residues: new Map()
})

/** Counts one outcome, in the world that it has just been applied to. */
export const add = (tally: Tally, world: World, outcome: Outcome): void => {
  const sums = tally as Mutable
  for (const object of outcome.made) countMade(sums, world, object, outcome.at)
  for (const object of outcome.changed) countChanged(sums, world, object, outcome)
  if (outcome.reserved !== undefined) countReserved(sums, world, outcome.reserved)
  if (outcome.collected !== undefined) countCollection(sums, world, outcome.collected)
  if (outcome.productBilled !== undefined) countProduct(tally, world, outcome.productBilled)
}

/** Stripe takes a fee that is about no object from the pot of cards. */
export const bill = (tally: Tally, world: World, account: AccountId, fee: Money.Money): void =>
  FeeCount.take(tally as Mutable, world, account, "card", fee)

const countMade = (sums: Mutable, world: World, object: ConnectObject, at = Instant.of(0)): void => {
  const { holdings } = sums
  switch (object.object) {
    case "charge":
      return countCharge(sums, world, object, at)
    case "transfer":
      return countTransfer(sums, world, object)
    case "transfer_reversal":
      return countReversal(sums, world, object)
    case "application_fee":
      return countApplicationFee(sums, world, object)
    case "fee_refund":
      return countFeeRefund(sums, world, object)
    case "refund":
      return countRefund(sums, world, object, at)
    case "dispute":
      return countDispute(sums, world, object, true, at)
    case "payout":
      return PayoutCount.add(sums, world, object)
    case "topup":
      return PayoutCount.addTopUp(sums, object)
    case "reserve.hold":
      return ReserveCount.move(holdings, sums.riskReserved, object)
    case "reserve.release":
      return ReserveCount.move(sums.riskReserved, holdings, object)
    case "capital.financing_transaction":
      return FinancingCount.add(sums, object)
    case "balance_payment":
      return BalancePaymentCount.add(sums, world, object)
    case "balance_payment_refund":
      return BalancePaymentCount.giveBack(sums, world, object)
    default:
      return undefined
  }
}

/**
 * A charge changes when it fails, a refund when it is paid after all, or fails; a payout when it is returned; a top-up
 * when it comes.
 */
const countChanged = (
  sums: Mutable,
  world: World,
  object: ConnectObject,
  { at = Instant.of(0), bankMovements }: Outcome
): void => {
  switch (object.object) {
    case "charge":
      return object.failure === undefined ? undefined : countFailure(sums, world, object, at)
    case "refund":
      return countRefund(sums, world, object, at)
    case "dispute":
      return countDispute(sums, world, object, false, at)
    case "payout":
      return PayoutCount.addChanged(sums, object, bankMovements)
    case "topup":
      return PayoutCount.addTopUp(sums, object)
    default:
      return undefined
  }
}

/** A payment that a transfer brought was paid by nobody. */
const countCharge = (sums: Mutable, world: World, charge: Charge, at = charge.created): void => {
  const { account, sourceTransfer, sourceType } = charge
  const amount = settledOf(charge)
  if (sourceTransfer !== undefined) return
  const merchant = account === world.platform.id ? world.platform : world.account(account)
  Sums.add(sums.paid, charge.amount)
  Sums.addDifference(sums.exchanged, charge.amount, amount)
  Holdings.put(sums.holdings, account, sourceType, amount)
  FeeCount.takeConversion(sums, world, account, sourceType, charge.settled)
  if (merchant === undefined) return
  if (merchant.products !== undefined) ProductCount.add(sums.products, world, merchant, charge, at)
  ProcessingCount.ofCharge(sums, world, merchant, charge, amount, at)
}

/** What was used of a product is billed to whoever pays for it. */
const countProduct = (tally: Tally, world: World, billing: ProductBilling): void => {
  const account = world.account(billing.account)
  const fee = account && ProductCount.due(tally.products, account, billing)
  if (account === undefined || fee === undefined) return
  const payer = FeeResponsibility.isPlatforms(billing.product, account) ? world.platform.id : account.id
  FeeCount.takeFor(tally as Mutable, world, [payer, account.id], { sourceType: "card", at: billing.at }, fee)
}

const settledOf = ({ amount, settled }: Pick<Charge, "amount" | "settled">): Money.Money => settled?.amount ?? amount

/** One that fails changes no more: nobody pays it. */
const countFailure = (sums: Mutable, world: World, charge: Charge, at: Instant.Instant): void => {
  const { account, settled, sourceType } = charge
  const [back, own] = [Money.negate(charge.amount), settledOf(charge)]
  Sums.add(sums.paid, back)
  if (settled !== undefined) Sums.addDifference(sums.exchanged, back, Money.negate(own))
  Holdings.takeNet(sums.holdings, account, sourceType, own)
  for (const taken of FailureCount.fees(world, charge)) {
    FeeCount.takeFor(sums, world, [taken.account, account], { sourceType, at }, taken.fee)
  }
}

/** Of one that a connected account makes, an account debit, Stripe takes its price on the platform. */
const countTransfer = (sums: Mutable, world: World, transfer: Transfer): void => {
  const { account, amount, destination, sourceType } = transfer
  const arrived = transfer.arrived?.amount ?? amount
  Holdings.convert(sums.holdings, account, amount, destination, arrived, sourceType)
  FeeCount.takeConversion(sums, world, destination, sourceType, transfer.arrived)
  Sums.addDifference(sums.exchanged, amount, arrived)
  const { country, crossBorderFees, id } = world.platform
  if (account === id) return crossBorderFees === undefined ? undefined : CrossingCount.add(sums, world, transfer)
  const price = AccountDebit.priceIn(country, amount.currency)
  if (price === undefined) throw new RangeError(`${transfer.id} is an account debit without a price in ${country}`)
  FeeCount.take(sums, world, id, sourceType, Tariff.fee(price, amount))
}

const countDispute = (sums: Mutable, world: World, dispute: Dispute, isNew: boolean, at: Instant.Instant): void => {
  const counted = DisputeCount.of(world, dispute, isNew)
  if (counted === undefined) return
  Sums.add(sums.paid, Money.negate(counted.disputed))
  Sums.addDifference(sums.exchanged, counted.taken, counted.disputed)
  Holdings.takeNet(sums.holdings, counted.account, counted.sourceType, counted.taken)
  const [moment, between] = [{ sourceType: counted.sourceType, at }, [counted.feesOn, counted.account] as const]
  for (const fee of counted.fees) FeeCount.takeFor(sums, world, between, moment, fee)
}

const countReversal = (sums: Mutable, world: World, reversal: TransferReversal): void => {
  const { amount, transfer: id } = reversal
  const transfer = world.transfer(id)
  if (transfer === undefined) return
  const taken = reversal.taken?.amount ?? amount
  Holdings.convert(sums.holdings, transfer.destination, taken, world.platform.id, amount, transfer.sourceType)
  Sums.addDifference(sums.exchanged, taken, amount)
}

/** What the two sides of a fee do not have in common stays between them. */
const countApplicationFee = (sums: Mutable, world: World, fee: ApplicationFee): void => {
  const { account, amount, exchanged, sourceType } = fee
  const taken = exchanged?.taken?.amount ?? amount
  const received = exchanged?.received?.amount ?? amount
  Holdings.convert(sums.holdings, account, taken, world.platform.id, received, sourceType)
  FeeCount.takeConversion(sums, world, world.platform.id, sourceType, exchanged?.received)
  Sums.addDifference(sums.residues, taken, received)
}

const countFeeRefund = (sums: Mutable, world: World, { amount, exchanged, fee: id }: ApplicationFeeRefund): void => {
  const fee = world.applicationFee(id)
  if (fee === undefined) return
  const { paid, returned } = exchanged ?? { paid: amount, returned: amount }
  Holdings.convert(sums.holdings, world.platform.id, paid, fee.account, returned, fee.sourceType)
  Sums.addDifference(sums.residues, paid, returned)
}

/** One that is paid, or that was and came back. It is the matter of the account that was charged. */
const countRefund = (sums: Mutable, world: World, refund: Refund, at: Instant.Instant): void => {
  const { amount, refundedBefore, sourceTransferReversal, status } = refund
  const isPaid = status === "succeeded"
  const cameBack = status === "failed" && refund.failure === "returned"
  if (sourceTransferReversal !== undefined || !(isPaid || cameBack)) return
  const taken = settledOf(refund)
  Sums.add(sums.paid, isPaid ? Money.negate(amount) : amount)
  if (isPaid) Sums.addDifference(sums.exchanged, taken, amount)
  else Sums.addDifference(sums.exchanged, amount, taken)
  const charge = world.charge(refund.charge)
  const merchant = charge === undefined ? undefined : world.account(charge.account)
  if (charge === undefined || merchant === undefined) return
  if (isPaid) Holdings.take(sums.holdings, merchant.id, charge.sourceType, taken)
  else Holdings.put(sums.holdings, merchant.id, charge.sourceType, taken)
  const asItWas = { ...charge, amountRefunded: refundedBefore }
  const tariff = SettlementMerchant.tariff(world, charge, merchant)
  const returned = ProcessingFee.returned(world.settings, tariff, asItWas, amount)
  ProcessingCount.take(sums, world, merchant, charge.sourceType, isPaid ? returned : Money.negate(returned), at)
}

/** What is set aside for others leaves the platform's balance, and what is given back comes back to it. */
const countReserved = ({ holdings }: Mutable, world: World, reserved: ReadonlyArray<ReserveTransaction>): void => {
  for (const { amount } of reserved) Holdings.takeNet(holdings, world.platform.id, "card", amount)
}

const countCollection = ({ holdings, lost }: Mutable, world: World, { account, amount }: Collection): void => {
  const filled = world.account(account)
  // Asked of the account and not of the object, so that this count does not err with the decision.
  const isPlatforms = filled?.kind === "connected" && filled.controller.losses === "application"
  if (isPlatforms) return Holdings.move(holdings, world.platform.id, account, "card", amount)
  Holdings.put(holdings, account, "card", amount)
  Sums.add(lost, amount)
}
