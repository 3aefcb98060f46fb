/**
 * GenerateIssues: what is wrong with the groups of a generate block that has its shape, each at its place.
 */
import * as CrossBorder from "#core/connect/CrossBorder.ts"
import * as BankDebit from "#core/connect/prices/BankDebit.ts"
import * as Dispute from "#core/connect/objects/Dispute.ts"
import * as PaymentMethod from "#core/connect/prices/PaymentMethod.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as MerchantIssues from "#core/simulation/generate/MerchantIssues.ts"
import * as Presentment from "#core/simulation/generate/Presentment.ts"
import * as RateIssues from "#core/simulation/generate/RateIssues.ts"
import * as Seller from "#core/simulation/generate/Seller.ts"
import * as Split from "#core/simulation/generate/Split.ts"
import type { SellersSchema } from "#core/simulation/schema/GenerateSchema.ts"
import { asList } from "#core/simulation/schema/GenerateValue.ts"
import type { Report } from "#core/simulation/schema/Issue.ts"
import { readAmount } from "#core/simulation/schema/ScenarioValue.ts"

/** Everything that is wrong with a group, each with the path from the group on. */
export const report = (
  stated: SellersSchema,
  accounts: MerchantIssues.Accounts,
  around: RateIssues.Rates & Pick<CrossBorder.Sender, "settings">,
  say: Report
): void => {
  reportAmounts(stated.amounts.map(readAmount), say)
  Presentment.report(stated, say)
  RateIssues.report(stated, accounts, around, say)
  reportSplits(stated, say)
  reportRefunds(stated, say)
  reportPayouts(stated, say)
  reportMethods(stated, say)
  reportDisputes(stated, say)
  reportCapabilities(stated, accounts, say)
  const { settings } = around
  if (accounts.platform !== undefined) reportBorders(stated, accounts, { platform: accounts.platform, settings }, say)
  MerchantIssues.report(stated, accounts, say)
}

const reportMethods = (stated: SellersSchema, say: Report): void => {
  const { amounts, payment_methods: methods } = stated
  if (methods === undefined) return reportFailures(stated, [], say)
  const used = MerchantIssues.methodsOf(stated)
  if (used.length === 0) {
    say(["payment_methods"], "has no method with a weight of more than zero; expected one at least")
  }
  for (const idle of ["holds", "declines"] as const) {
    if (stated[idle] === undefined || used.some(PaymentMethod.isCard)) continue
    say([idle], "is about cards, and nobody pays by card; leave it out")
  }
  reportFailures(stated, used, say)
  const { currency } = readAmount(amounts[0] ?? "1 usd")
  for (const method of used) {
    const only = PaymentMethod.currency(method)
    if (only !== undefined && only !== currency) {
      say(["payment_methods", method], `pays in ${only}, and the amounts are in ${currency}; leave it out`)
    }
  }
}

const reportFailures = (
  { charge, payment_failures: failures }: SellersSchema,
  used: ReadonlyArray<PaymentMethod.PaymentMethod>,
  say: Report
): void => {
  if (failures === undefined) return
  if (!used.some(BankDebit.is)) {
    say(["payment_failures"], "is about bank debits, and nobody pays by one; leave it out")
  }
  if (failures.reverse_transfer === true && charge !== "separate") {
    const message = "is for separate charges: Stripe takes other transfers back by itself; leave it out"
    say(["payment_failures", "reverse_transfer"], message)
  }
}

/** Answers that would come too late, and what is of no use where nobody pays by card: a disputed bank debit is lost. */
const reportDisputes = (stated: SellersSchema, say: Report): void => {
  const { disputes } = stated
  if (disputes === undefined) return
  const { answer_days: days = [] } = disputes
  const used = MerchantIssues.methodsOf(stated)
  if (used.length > 0 && !used.some(PaymentMethod.isCard)) {
    for (const idle of ["inquiries", "answered", "answer_days", "won", "decision_days"] as const) {
      if (disputes[idle] === undefined) continue
      say(["disputes", idle], "is about cards: bank debits that are disputed are lost; leave it out")
    }
  } else if (days.some((day) => day > Dispute.usualDays)) {
    const expected = `expected ${Dispute.usualDays} days at the most`
    say(["disputes", "answer_days"], `is after the deadline, and what is not answered in time is lost; ${expected}`)
  }
}

/** What every one of its charges would be refused for. */
const reportCapabilities = (stated: SellersSchema, { seller }: MerchantIssues.Accounts, say: Report): void => {
  const { charge } = stated
  if (seller?.kind !== "connected" || charge === "platform") return
  const needed = charge === "direct" ? "card_payments" : "transfers"
  const path = ["account", "capabilities"]
  if (!seller.capabilities.has(needed)) say(path, `a ${charge} charge needs ${needed}; expected it among them`)
  if (!MerchantIssues.isOnBehalf(stated)) return
  if (seller.serviceAgreement === "recipient") {
    say(["on_behalf_of"], "no charge is made on behalf of sellers under the recipient agreement; leave it out")
  } else if (!seller.capabilities.has("card_payments")) {
    say(path, "a charge on behalf of its seller needs card_payments; expected it among them")
  }
}

const reportAmounts = (amounts: ReadonlyArray<Money.Money>, say: Report): void => {
  for (const [index, amount] of amounts.entries()) {
    const before = amounts[index - 1] ?? amount
    const wrong = wrongWith(amount, before)
    if (wrong !== undefined) say(["amounts", index], wrong)
  }
}

const wrongWith = (amount: Money.Money, before: Money.Money): string | undefined => {
  const { currency } = before
  if (amount.currency !== currency) {
    return `is in ${amount.currency}, and the amount before it in ${currency}; expected one currency`
  }
  if (Money.compare(amount, before) < 0) {
    return `is less than the amount before it, ${Money.format(before)}; expected them from the least to the most`
  }
  const [step, least] = [Currency.chargeStep(currency), Currency.minimumCharge(currency)]
  const most = Money.of(currency, Currency.maximumCharge(currency))
  if (!Money.isMultiple(amount, step)) return `must be a multiple of ${Money.format(Money.of(currency, step))}`
  if (least !== undefined && Money.compare(amount, Money.of(currency, least)) < 0) {
    return `is less than Stripe's smallest charge, ${Money.format(Money.of(currency, least))}`
  }
  return Money.compare(amount, most) > 0 ? `is more than Stripe's largest charge, ${Money.format(most)}` : undefined
}

/** Sellers abroad whom the platform may send nothing: every transfer to them would be refused. */
const reportBorders = (
  stated: SellersSchema,
  { seller }: MerchantIssues.Accounts,
  sender: CrossBorder.Sender,
  say: Report
) => {
  const { charge } = stated
  if (seller?.kind !== "connected" || charge === "direct" || charge === "platform") return
  // It settles in the seller's country, so that the money crosses no border; a transfer of its own does.
  if (charge === "destination" && MerchantIssues.isOnBehalf(stated)) return
  const refusal =
    charge === "destination"
      ? CrossBorder.destinationRefusal(sender, seller)
      : CrossBorder.transferRefusal(sender, seller)
  if (refusal === undefined) return
  const message = `of a ${charge} charge nothing may be sent to sellers in ${seller.country} from ${sender.platform.country}`
  say(["account", "country"], `${message}; expected direct charges, or sellers elsewhere`)
}

const reportSplits = (stated: SellersSchema, say: Report): void => {
  const { application_fee: fee, charge, transfer_delay_days: delay, transfer_share: share } = stated
  if (fee !== undefined && (charge === "separate" || charge === "platform")) {
    say(["application_fee"], `a ${charge} charge has no application fee; leave it out`)
  }
  if (share !== undefined && (charge === "direct" || charge === "platform")) {
    say(["transfer_share"], `nothing is transferred of a ${charge} charge; leave it out`)
  }
  if (share !== undefined && fee !== undefined && charge === "destination") {
    say(["transfer_share"], "leaves nothing for application_fee to decide: leave one of them out")
  }
  if (share === undefined && charge === "separate")
    say([], "Expected transfer_share: what is sent of a separate charge")
  if (delay !== undefined && charge !== "separate") {
    say(["transfer_delay_days"], "only a separate charge has a transfer of its own; leave it out")
  }
  if (stated.on_behalf_of === true && !MerchantIssues.isOnBehalf(stated)) {
    say(["on_behalf_of"], `is for destination and separate charges, and these are ${charge} charges; leave it out`)
  }
  reportLeast(stated, say)
}

/** Every order must leave something for the seller, and of a fee no more than all; then larger ones do too. */
const reportLeast = (stated: SellersSchema, say: Report): void => {
  const least = readAmount(stated.amounts[0] ?? "1 usd")
  for (const [index, fee] of Seller.feesOf(stated, Money.zero(least.currency)).entries()) {
    const path = ["application_fee", ...placeIn(stated.application_fee, index)]
    if (fee.fixed.currency !== least.currency) {
      say(
        [...path, "fixed"],
        `is in ${fee.fixed.currency}, and the amounts in ${least.currency}; expected the same currency`
      )
      continue
    }
    const taken = Split.feeOf(fee, least) ?? Money.zero(least.currency)
    if (Money.compare(taken, least) > 0) {
      say(
        path,
        `takes ${Money.format(taken)} of the least amount, ${Money.format(least)}; expected no more than all of it`
      )
    }
  }
  for (const [index, share] of Seller.sharesOf(stated).entries()) {
    if (Split.shareOf(share, least) !== undefined) continue
    const path = ["transfer_share", ...placeIn(stated.transfer_share, index)]
    say(path, `sends nothing of the least amount, ${Money.format(least)}; expected a larger share`)
  }
}

const placeIn = <A>(value: A | ReadonlyArray<A>, index: number): ReadonlyArray<number> =>
  Array.isArray(value) ? [index] : []

const reportRefunds = ({ application_fee: fee, charge, refunds }: SellersSchema, say: Report): void => {
  if (refunds?.reverse_transfer === true && (charge === "direct" || charge === "platform")) {
    say(["refunds", "reverse_transfer"], `a ${charge} charge has no transfer to reverse; leave it out`)
  }
  if (refunds?.refund_application_fee !== true) return
  const path = ["refunds", "refund_application_fee"]
  if (fee === undefined) say(path, "there is no application_fee to give back; leave it out")
  else if (charge === "destination" && refunds.reverse_transfer !== true) {
    say(path, "Stripe gives a destination charge's fee back only with reverse_transfer; expected both or neither")
  }
}

const reportPayouts = ({ payouts }: SellersSchema, say: Report): void => {
  if (payouts === undefined) return
  for (const [index, { interval, monthly_anchor: monthly, weekly_anchor: weekly }] of asList(payouts).entries()) {
    const path = ["payouts", ...placeIn(payouts, index)]
    if (weekly !== undefined && interval !== "weekly")
      say([...path, "weekly_anchor"], `is of no use to ${interval} payouts; leave it out`)
    if (monthly !== undefined && interval !== "monthly")
      say([...path, "monthly_anchor"], `is of no use to ${interval} payouts; leave it out`)
  }
}
