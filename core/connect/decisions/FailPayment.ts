/**
 * FailPayment: a payer's bank does not pay a bank debit, perhaps when its money has been available for days.
 *
 * The amount leaves the charge's balance by a line of its own, whether that can pay it or not: while the charge is
 * pending, so is that; where it was converted, it goes at the rate at which it came. Stripe gives its fee back and
 * takes the one for failures, if there is one. A destination charge takes its transfer back and gives its application
 * fee back; so does a direct charge with the fee. Transfers that name the charge as their source stay where they are.
 * A refund that waits for it is canceled: the payer never paid.
 *
 * Later than a bank says so, Stripe makes a dispute of it, which takes nothing else back. So it does of one of which a
 * refund was paid: Stripe pays none before the payment has succeeded, and of what has a bank reclaims the money by a
 * dispute. The payer then has the refund twice.
 * https://docs.stripe.com/connect/destination-charges, https://docs.stripe.com/reports/balance-transaction-types,
 * https://support.stripe.com/questions/refunds-for-ach-direct-debit-payments,
 * https://support.stripe.com/questions/sepa-direct-debit-payment-disputes and
 * https://support.stripe.com/questions/respond-to-or-contest-an-ach-direct-debit-dispute-as-a-merchant
 */
import { Result } from "effect"
import type { FeeDetail } from "#core/connect/objects/BalanceTransaction.ts"
import * as BankDebit from "#core/connect/prices/BankDebit.ts"
import * as Charge from "#core/connect/objects/Charge.ts"
import * as ChargeRefusal from "#core/connect/refusals/ChargeRefusal.ts"
import * as ApplicationFeeMovement from "#core/connect/movements/ApplicationFeeMovement.ts"
import * as Draft from "#core/connect/movements/Draft.ts"
import * as FileDispute from "#core/connect/decisions/FileDispute.ts"
import * as FinancingMovement from "#core/connect/movements/FinancingMovement.ts"
import * as ProcessingFee from "#core/connect/movements/ProcessingFee.ts"
import * as RefundSubject from "#core/connect/movements/RefundSubject.ts"
import * as ReserveMovement from "#core/connect/movements/ReserveMovement.ts"
import * as SettlementMerchant from "#core/connect/movements/SettlementMerchant.ts"
import * as TransferMovement from "#core/connect/movements/TransferMovement.ts"
import * as UnpaidRefund from "#core/connect/movements/UnpaidRefund.ts"
import type { Reason } from "#core/connect/objects/Dispute.ts"
import type { PaymentFailureCode } from "#core/connect/schedules/FailureCode.ts"
import * as FeeResponsibility from "#core/connect/accounts/FeeResponsibility.ts"
import { NotModelled } from "#core/connect/refusals/NotModelled.ts"
import * as Refund from "#core/connect/objects/Refund.ts"
import * as Refusal from "#core/connect/refusals/Refusal.ts"
import * as SettlementDelay from "#core/connect/schedules/SettlementDelay.ts"
import type { StripeAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as Tariff from "#core/connect/prices/Tariff.ts"
import * as Transfer from "#core/connect/objects/Transfer.ts"
import type { Outcome, World } from "#core/connect/World.ts"
import * as Money from "#core/money/Money.ts"
import * as Instant from "#core/time/Instant.ts"

/** No request of anyone's: the payer's bank does it. */
export interface FailPayment {
  readonly _tag: "payment_failure"
  readonly key: string
  readonly charge: string
  /** Why, in Stripe's words such as `insufficient_funds`. */
  readonly failureCode: PaymentFailureCode
}

type Refused = Refusal.Refusal | NotModelled

export const decide = (world: World, command: FailPayment, at: Instant.Instant): Result.Result<Outcome, Refused> => {
  const charge = world.charge(command.charge)
  if (charge === undefined || charge.sourceTransfer !== undefined) {
    const isCard = world.authorization(command.charge) !== undefined
    return Result.fail(
      isCard ? ChargeRefusal.onlyDebitsFail(command.charge) : Refusal.missing("charge", command.charge, "charge")
    )
  }
  const refusal = refusalOf(charge)
  if (refusal !== undefined) return Result.fail(refusal)
  const merchant = world.account(charge.account)
  if (merchant === undefined) throw new Error(`${charge.id} stands on ${charge.account}, which there is not`)
  const last = lastMoment(world, charge, merchant)
  if (last instanceof NotModelled) return Result.fail(last)
  const isLate = at > last && world.settings.latePaymentFailures === "dispute"
  if (isLate || !Money.isZero(RefundSubject.paidBack(world, charge))) return dispute(world, command, at)
  const draft = Draft.of(world, command.key, at)
  fail(draft, charge, merchant, command.failureCode)
  return Result.succeed(draft.outcome())
}

const refusalOf = (charge: Charge.Charge): Refusal.Refusal | undefined => {
  if (!BankDebit.is(charge.paymentMethod)) return ChargeRefusal.onlyDebitsFail(charge.id)
  if (charge.failure !== undefined) return Refusal.cannotFail("charge", charge.id, "failed")
  return charge.disputes === undefined ? undefined : Refusal.cannotFail("charge", charge.id, "disputed")
}

/** The last second in which its bank says that it does not pay. */
const lastMoment = (world: World, charge: Charge.Charge, merchant: StripeAccount): Instant.Instant | NotModelled => {
  const { created, paymentMethod } = charge
  const timing = SettlementDelay.failureTiming(paymentMethod)
  if (timing === undefined) throw new Error(`${charge.id} is by ${paymentMethod}, which cannot fail`)
  const day = SettlementDelay.settlementDay(Instant.dayOf(created), timing, timing.calendar, world.settings.weekends)
  const last = Instant.endOf(day)
  return NotModelled.holidays(merchant, timing, created, last, `the failure of ${charge.id}`) ?? last
}

const reasons: { readonly [code in PaymentFailureCode]?: Reason } = {
  account_closed: "incorrect_account_details",
  bank_account_restricted: "bank_cannot_process",
  debit_not_authorized: "debit_not_authorized",
  insufficient_funds: "insufficient_funds",
  no_account: "incorrect_account_details"
}

const dispute = (world: World, { charge, failureCode, key }: FailPayment, at: Instant.Instant) =>
  FileDispute.decide(world, { _tag: "dispute", key, charge, reason: reasons[failureCode] ?? "general" }, at)

const fail = (draft: Draft.Draft, charge: Charge.Charge, merchant: StripeAccount, code: PaymentFailureCode): void => {
  const balanceTransaction = draft.id("txn")
  draft.change({ ...UnpaidRefund.giveUp(draft, charge, Refund.canceled), failure: { code, balanceTransaction } })
  takePayment(draft, charge, merchant, balanceTransaction)
  const sent = RefundSubject.sentBy(draft.world, charge)
  if (sent !== undefined && !Money.isZero(Transfer.unreversed(sent.transfer))) {
    TransferMovement.takeBack(draft, { id: draft.id("trr"), ...sent, amount: Transfer.unreversed(sent.transfer) })
  }
  const fee = draft.world.applicationFee((sent?.payment ?? charge).applicationFee ?? "")
  if (fee === undefined) return
  const left = Money.minus(fee.amount, fee.amountRefunded)
  if (Money.isPositive(left)) ApplicationFeeMovement.giveBack(draft, fee, left)
}

/** Stripe's own fees go their own way where the platform pays them. */
const takePayment = (draft: Draft.Draft, charge: Charge.Charge, merchant: StripeAccount, id: string): void => {
  const { paymentMethod, settled } = charge
  const amount = Charge.settledAmount(charge)
  const tariff = SettlementMerchant.tariff(draft.world, charge, merchant)
  const returned = ProcessingFee.lines(Money.negate(ProcessingFee.of(tariff, paymentMethod, amount)))
  const taken = failureFee(Tariff.priceOf(tariff, paymentMethod)?.failure)
  const isProcessingOthers = ProcessingFee.isOnPlatform(merchant)
  const isFailureOthers = FeeResponsibility.isPlatforms("payment_method_failures", merchant)
  draft.line({
    id,
    account: charge.account,
    type: "payment_failure_refund",
    amount: Money.negate(amount),
    fees: [...(isProcessingOthers ? [] : returned), ...(isFailureOthers ? [] : taken)],
    availableOn: Draft.following(draft.at, charge.availableOn),
    sourceType: charge.sourceType,
    source: charge.id,
    description: charge.description === undefined ? "PAYMENT FAILURE" : `PAYMENT FAILURE (${charge.description})`,
    exchangeRate: settled?.rate
  })
  if (isProcessingOthers) ProcessingFee.billPlatform(draft, returned, charge)
  if (isFailureOthers) ProcessingFee.billPlatform(draft, taken, charge)
  ReserveMovement.reverse(draft, charge, amount)
  FinancingMovement.reverse(draft, charge, charge.amount)
}

const failureFee = (amount: Money.Money | undefined): ReadonlyArray<FeeDetail> =>
  amount === undefined || Money.isZero(amount)
    ? []
    : [{ type: "stripe_fee", amount, description: "Failed payment fee" }]
