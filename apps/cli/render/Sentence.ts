/**
 * Sentence: a command, or a refusal, as a line a person reads.
 */
import type { Command } from "#core/connect/decisions/Decision.ts"
import type { Activity } from "#core/connect/accounts/Requirement.ts"
import * as Money from "#core/money/Money.ts"
import * as Rate from "#core/money/Rate.ts"
import * as Expectation from "#core/simulation/Expectation.ts"
import type { Refused } from "#core/simulation/Run.ts"
import * as Instant from "#core/time/Instant.ts"

type Asked<Tag extends Command["_tag"]> = Extract<Command, { readonly _tag: Tag }>

const money = (amount: Money.Money | undefined, otherwise: string): string =>
  amount === undefined ? otherwise : Money.formatReadable(amount)

/** A part of the sentence that is there only if there is something to say. */
const also = <A>(value: A | undefined, say: (value: A) => string): string => (value === undefined ? "" : say(value))

const feeOf = (amount: Money.Money | undefined): string =>
  also(amount, (it) => `, application fee ${Money.formatReadable(it)}`)

const charge = (it: Asked<"charge">): string => {
  const stated =
    it.amount === undefined ? `what leaves ${Money.formatReadable(it.netAmount)}` : Money.formatReadable(it.amount)
  const verb = it.captureMethod === "manual" ? "hold" : "charge"
  const what = `${verb} ${stated}${also(it.paymentMethod, (method) => ` by ${method}`)}`
  const rest = `${feeOf(it.applicationFeeAmount)}${also(it.declineCode, (code) => `: declined, ${code}`)}`
  if (it.stripeAccount !== undefined) return `${what} directly on ${it.stripeAccount}${rest}`
  if (it.transferData === undefined) return `${what} on the platform${rest}`
  const part = also(it.transferData.amount, (amount) => `, ${Money.formatReadable(amount)} of it`)
  return `${what}${part} to ${it.transferData.destination}${rest}`
}

const refund = ({ amount, charge: of, refundApplicationFee, reverseTransfer }: Asked<"refund">): string => {
  const reversing = reverseTransfer === true ? ", reversing the transfer" : ""
  return `refund ${money(amount, "what is left")} of ${of}${reversing}${returning(refundApplicationFee)}`
}

const returning = (isReturned: boolean | undefined): string =>
  isReturned === true ? ", returning the application fee" : ""

const funds = { card: "card funds", bank_account: "bank account funds", fpx: "FPX funds" } as const

const fundsOf = (sourceType: keyof typeof funds | undefined): string => also(sourceType, (type) => ` of ${funds[type]}`)

const inquiries: { readonly [status in NonNullable<Asked<"dispute">["status"]>]: string } = {
  needs_response: "disputes",
  warning_needs_response: "inquires about",
  lost: "disputes, with no answer allowed,",
  prevented: "would have disputed"
}

const until = (moment: Instant.Instant | undefined): string => also(moment, (it) => `, until ${Instant.format(it)}`)

const dispute = ({
  amount,
  charge: of,
  evidenceDueBy,
  reason,
  status = "needs_response"
}: Asked<"dispute">): string => {
  const what = `${amount === undefined ? "" : `${Money.formatReadable(amount)} of `}${of}`
  return `the payer's bank ${inquiries[status]} ${what}: ${reason}${until(evidenceDueBy)}`
}

const transfer = (it: Asked<"transfer">): string => {
  const { amount, destination, sourceTransaction, sourceType } = it
  const what = `${Money.formatReadable(amount)}${sourceTransaction === undefined ? fundsOf(sourceType) : ""}`
  if (it.stripeAccount !== undefined) return `debit ${what} from ${it.stripeAccount} to ${destination}`
  return `transfer ${what} to ${destination}${also(sourceTransaction, (source) => ` out of ${source}`)}`
}

const payout = (it: Asked<"payout">): string => {
  const { amount, currency, method, sourceType, stripeAccount } = it
  const how = method === "instant" ? `instantly${it.split === true ? ", split," : ""} ` : ""
  const all = `what is available${also(currency, (it) => ` in ${it}`)}`
  const what = `${money(amount, all)}${fundsOf(sourceType)}`
  return `pay ${what} out ${how}to the bank of ${stripeAccount ?? "the platform"}`
}

const topUp = ({ amount, expectedAvailabilityDate }: Asked<"top_up">): string => {
  const expected = also(expectedAvailabilityDate, (it) => `, expected ${Instant.format(it)}`)
  return `top up ${Money.formatReadable(amount)} from the platform's bank${expected}`
}

const disabling = (disables: ReadonlySet<Activity> | undefined): string =>
  also(disables, (it) => `, disables ${[...it].join(" and ")}`)

const requirement = (it: Asked<"requirement_update">): string => {
  const what = `${it.requirement} of ${it.stripeAccount}`
  switch (it.status) {
    case "due":
      return it.deadline === undefined
        ? `${what} is due eventually`
        : `${what} is due by ${Instant.format(it.deadline)}${disabling(it.disables)}`
    case "provided":
      return `${what} is provided`
    case "verified":
      return `Stripe has verified ${what}`
    case "rejected":
      return `Stripe could not verify ${what}${also(it.deadline, (by) => `, now due by ${Instant.format(by)}`)}`
  }
}

const pause = ({ charges, payouts, stripeAccount }: Asked<"account_pause">): string =>
  [
    ...(charges === undefined ? [] : [`${charges ? "pause" : "resume"} charges`]),
    ...(payouts === undefined ? [] : [`${payouts ? "pause" : "resume"} payouts`])
  ].join(" and ") + ` of ${stripeAccount}`

const financing = ({ advanceAmount, stripeAccount, withholdRate }: Asked<"financing">): string =>
  `advance ${Money.formatReadable(advanceAmount)} to ${stripeAccount}, of whose payments ${Rate.format(withholdRate)} pays it down`

const scheduled = (schedule: NonNullable<Asked<"balance_settings_update">["schedule"]>): string =>
  schedule.interval === "manual" ? "when asked for" : schedule.interval

/** What is stated of how it is paid out. */
const balanceSettings = (it: Asked<"balance_settings_update">): string => {
  const said = [
    also(it.schedule, (schedule) => `pay ${it.stripeAccount ?? "the platform"} out ${scheduled(schedule)}`),
    also(
      it.delayDays,
      (days) => `keep its payments pending for ${days === "minimum" ? "the minimum" : `${days} days`}`
    ),
    also(it.minimumBalances, (amounts) => `leave ${amounts.map(Money.format).join(" and ")} in its balance`),
    also(it.debitNegativeBalances, (debits) => `${debits ? "debit" : "do not debit"} its bank`)
  ].filter((part) => part !== "")
  const whose = it.schedule === undefined ? `${it.stripeAccount ?? "the platform"}: ` : ""
  return `${whose}${said.join(", ")}`
}

type OfAccount = Asked<
  | "balance_settings_update"
  | "external_account_update"
  | "external_account_removal"
  | "requirement_update"
  | "capability_update"
  | "account_pause"
  | "account_disable"
  | "account_enable"
>

const inCurrency = ({ currency }: Asked<"external_account_update" | "external_account_removal">): string =>
  currency === undefined ? "" : ` in ${currency}`

const externalAccounts = { bank_account: "bank account", card: "debit card" } as const

/** Which of both it is stays as it was where nothing is said of that. */
const externalAccount = ({ object }: Asked<"external_account_update">): string =>
  object === undefined ? "external account" : externalAccounts[object]

/** What becomes of an account. */
const ofAccount = (it: OfAccount): string => {
  switch (it._tag) {
    case "balance_settings_update":
      return balanceSettings(it)
    case "external_account_update":
      return `update the ${externalAccount(it)} of ${it.stripeAccount ?? "the platform"}${inCurrency(it)}`
    case "external_account_removal":
      return `remove the external account of ${it.stripeAccount ?? "the platform"}${inCurrency(it)}`
    case "requirement_update":
      return requirement(it)
    case "capability_update":
      return `${it.capability} of ${it.stripeAccount} is ${it.status}`
    case "account_pause":
      return pause(it)
    case "account_disable":
      return `${it.stripeAccount} is stopped: ${it.disabledReason}${disabling(it.disables)}`
    case "account_enable":
      return `${it.stripeAccount} may go on`
  }
}

export const command = (it: Command): string => {
  switch (it._tag) {
    case "charge":
      return charge(it)
    case "capture":
      return `capture ${money(it.amountToCapture, "what is held")} of ${it.charge}${feeOf(it.applicationFeeAmount)}`
    case "payment_failure":
      return `${it.charge} fails: ${it.failureCode}`
    case "authorization_cancel":
      return `release what is held of ${it.charge}`
    case "refund":
      return refund(it)
    case "refund_cancel":
      return `cancel ${it.refund}`
    case "refund_failure":
      return `${it.refund} fails: ${it.failureReason}`
    case "dispute":
      return dispute(it)
    case "dispute_escalation":
      return `the payer's bank escalates ${it.dispute}${until(it.evidenceDueBy)}`
    case "dispute_evidence":
      return `answer ${it.dispute} with evidence`
    case "dispute_close":
      return `accept ${it.dispute} as lost`
    case "dispute_won":
      return `${it.dispute} is won`
    case "dispute_lost":
      return `${it.dispute} is lost${also(it.amountReinstated, (part) => `, all but ${Money.formatReadable(part)}`)}`
    case "transfer":
      return transfer(it)
    case "transfer_reversal":
      return `reverse ${money(it.amount, "what is left")} of ${it.transfer}${returning(it.refundApplicationFee)}`
    case "application_fee_refund":
      return `refund ${money(it.amount, "what is left")} of ${it.fee}`
    case "payout":
      return payout(it)
    case "payout_cancel":
      return `cancel ${it.payout}`
    case "payout_failure":
      return `${it.payout} fails: ${it.failureCode}`
    case "payout_reversal":
      return `take ${it.payout} back from the bank`
    case "reserve_hold":
      return `reserve ${Money.formatReadable(it.amount)}${fundsOf(it.sourceType)} of ${it.stripeAccount}${until(it.releaseAfter)}`
    case "reserve_hold_update":
      return `hold ${it.hold}${until(it.releaseAfter)}`
    case "reserve_release":
      return `release ${money(it.amount, "what is left")} of ${it.hold}`
    case "financing":
      return financing(it)
    case "balance_payment":
      return `${it.stripeAccount} pays ${Money.formatReadable(it.amount)} from its Stripe balance`
    case "balance_payment_refund":
      return `refund ${money(it.amount, "what is left")} of ${it.payment} to the Stripe balance`
    case "top_up":
      return topUp(it)
    case "top_up_cancel":
      return `cancel ${it.topUp}`
    case "top_up_failure":
      return `${it.topUp} fails: ${it.failureCode}`
    case "top_up_reversal":
      return `the bank takes ${it.topUp} back`
    default:
      return ofAccount(it)
  }
}

/** Stripe's answer: its code, if it has one, and its message, as a scenario may expect it. */
export const refusal: (refused: Refused) => string = Expectation.written
