/**
 * Replay: the commands of a scenario sent to a sandbox with the official SDK, beside the simulation of the same.
 */
import { Result } from "effect"
import type Stripe from "stripe"
import * as CountryCard from "#apps/sandbox/state/CountryCard.ts"
import * as Region from "#core/connect/countries/Region.ts"
import * as InstantPayoutTerms from "#core/connect/schedules/InstantPayoutTerms.ts"
import * as MemoryWorld from "#adapters/memory/MemoryWorld.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import * as AccountStatus from "#core/connect/accounts/AccountStatus.ts"
import * as StripeAccount from "#core/connect/accounts/StripeAccount.ts"
import type { BalanceTransaction } from "#core/connect/objects/BalanceTransaction.ts"
import type { ChargeRequest } from "#core/connect/objects/ChargeRequest.ts"
import * as Decision from "#core/connect/decisions/Decision.ts"
import type { Command } from "#core/connect/decisions/Decision.ts"
import * as PaymentMethod from "#core/connect/prices/PaymentMethod.ts"
import * as UpdateBalanceSettings from "#core/connect/decisions/UpdateBalanceSettings.ts"
import * as Currencies from "#core/money/Currency.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Run from "#core/simulation/Run.ts"
import type { Scenario } from "#core/simulation/Scenario.ts"
import * as Instant from "#core/time/Instant.ts"
import type { Circumstances, Send } from "./Circumstances.ts"
import * as ReplayedAccount from "./ReplayedAccount.ts"
import { number, stated } from "./ReplayedAccount.ts"
import * as ReplayedEnd from "./ReplayedEnd.ts"
import * as ReplayedStep from "./ReplayedStep.ts"
import * as Shop from "./Shop.ts"

const amountOf = <Name extends string>(name: Name, amount: Money.Money | undefined) =>
  stated(name, amount === undefined ? undefined : number(amount))

const cards: Readonly<Record<string, string>> = {
  insufficient_funds: "pm_card_chargeDeclinedInsufficientFunds",
  generic_decline: "pm_card_chargeDeclined",
  lost_card: "pm_card_visa_chargeDeclinedLostCard",
  stolen_card: "pm_card_visa_chargeDeclinedStolenCard",
  card_velocity_exceeded: "pm_card_visa_chargeDeclinedVelocityLimitExceeded",
  expired_card: "pm_card_chargeDeclinedExpiredCard",
  incorrect_cvc: "pm_card_chargeDeclinedIncorrectCvc",
  processing_error: "pm_card_chargeDeclinedProcessingError"
}

/** Bank debits, by Stripe's test accounts that pay. */
const debits: Readonly<Record<string, Partial<Stripe.PaymentIntentCreateParams>>> = Object.fromEntries(
  Object.entries({
    us_bank_account: { account_number: "000123456789", routing_number: "110000000" },
    sepa_debit: { iban: "AT611904300234573201" },
    bacs_debit: { account_number: "00012345", sort_code: "108800" },
    au_becs_debit: { account_number: "000123456", bsb_number: "000000" },
    acss_debit: { account_number: "000123456789", institution_number: "000", transit_number: "11000" }
  }).map(([type, account]) => [
    type,
    { payment_method_types: [type], payment_method_data: { type, [type]: account } } as never
  ])
)

/** A declined card is one from anywhere, and has no price. From abroad is far away. */
const cardOf = ({ declineCode, paymentMethod = "card" }: ChargeRequest, home: string): string | undefined => {
  if (!PaymentMethod.isCard(paymentMethod)) return undefined
  if (declineCode !== undefined) return cards[declineCode]
  if (paymentMethod === "card_international") return home === "BR" ? "pm_card_jp" : "pm_card_br"
  const own = [home, ...(Region.economicArea.includes(home) ? ["DE"] : [])]
  const issued = own.find((country) => CountryCard.numbers.some(([known]) => known === country))
  return paymentMethod === "card" && issued !== undefined ? `pm_card_${issued.toLowerCase()}` : undefined
}

/** A card in person or typed in: no request of Stripe's by itself. */
const isByHand = ({ paymentMethod }: ChargeRequest): boolean =>
  paymentMethod === "card_present" || paymentMethod === "card_keyed"

/** Undefined where no request says the same: a card from where Stripe has no test card, or different currencies. */
const charge = (it: ChargeRequest, { home, id, isWarned }: Circumstances): Send | undefined => {
  const { amount, applicationFeeAmount, captureMethod, paymentMethod = "card", transferData } = it
  if (isByHand(it)) return ReplayedStep.send(it, id)
  const card = isWarned ? "pm_card_createIssuerFraudRecord" : cardOf(it, home)
  const described = debits[paymentMethod]
  if (amount === undefined || (card === undefined && described === undefined)) return undefined
  const others = [applicationFeeAmount, transferData?.amount]
  if (others.some((other) => other !== undefined && other.currency !== amount.currency)) return undefined
  const { automatic_payment_methods: dashboard, payment_method: _, ...confirmed } = Shop.paid
  const params: Stripe.PaymentIntentCreateParams = {
    ...confirmed,
    amount: number(amount),
    currency: amount.currency,
    ...(card === undefined ? described : { automatic_payment_methods: dashboard, payment_method: card }),
    ...(captureMethod === undefined ? {} : { capture_method: captureMethod }),
    ...amountOf("application_fee_amount", applicationFeeAmount),
    ...stated("on_behalf_of", it.onBehalfOf),
    ...stated("transfer_group", it.transferGroup),
    ...stated("description", it.description),
    ...(transferData === undefined
      ? {}
      : { transfer_data: { destination: transferData.destination, ...amountOf("amount", transferData.amount) } })
  }
  return (stripe, options) => stripe.paymentIntents.create(params, options)
}

const intentOf = (chargeId: string): string => chargeId.replace(/^(ch|py)_/, "pi_")

/** How a command is asked for; undefined where it is not served. */
const request = (it: Command, circumstances: Circumstances): Send | undefined => {
  const { currency, id, isOfStep, payouts } = circumstances
  switch (it._tag) {
    case "charge":
      return charge(it, circumstances)
    case "capture": {
      const others = [it.amountToCapture, it.applicationFeeAmount]
      if (others.some((other) => other !== undefined && other.currency !== currency)) return undefined
      const params = {
        ...amountOf("amount_to_capture", it.amountToCapture),
        ...amountOf("application_fee_amount", it.applicationFeeAmount)
      }
      return async (stripe, options) => {
        if (isOfStep) {
          const { amount_to_capture: amount, ...fee } = params
          const taken = await stripe.charges.capture(id(it.charge), { ...fee, ...stated("amount", amount) }, options)
          return { id: String(taken.balance_transaction) }
        }
        const expand = ["latest_charge"]
        const intent = await stripe.paymentIntents.capture(intentOf(id(it.charge)), { ...params, expand }, options)
        // What a capture makes, such as a transfer, has its middle in common with this.
        return { id: String((intent.latest_charge as Stripe.Charge).balance_transaction) }
      }
    }
    case "authorization_cancel":
      if (isOfStep) return ReplayedStep.send(it, id)
      return (stripe, options) => stripe.paymentIntents.cancel(intentOf(id(it.charge)), {}, options)
    case "refund": {
      if (it.amount !== undefined && it.amount.currency !== currency) return undefined
      const params = {
        charge: id(it.charge),
        ...amountOf("amount", it.amount),
        ...stated("reverse_transfer", it.reverseTransfer),
        ...stated("refund_application_fee", it.refundApplicationFee)
      }
      return (stripe, options) => stripe.refunds.create(params, options)
    }
    case "refund_cancel":
      return (stripe, options) => stripe.refunds.cancel(id(it.refund), {}, options)
    case "transfer": {
      const params = {
        amount: number(it.amount),
        currency: it.amount.currency,
        destination: it.destination,
        ...stated("source_transaction", it.sourceTransaction === undefined ? undefined : id(it.sourceTransaction)),
        ...stated("source_type", it.sourceType),
        ...stated("transfer_group", it.transferGroup)
      }
      return (stripe, options) => stripe.transfers.create(params, options)
    }
    case "transfer_reversal": {
      if (it.amount !== undefined && it.amount.currency !== currency) return undefined
      const params = {
        ...amountOf("amount", it.amount),
        ...stated("refund_application_fee", it.refundApplicationFee)
      }
      return (stripe, options) => stripe.transfers.createReversal(id(it.transfer), params, options)
    }
    case "application_fee_refund":
      if (it.amount !== undefined && it.amount.currency !== currency) return undefined
      return (stripe, options) =>
        stripe.applicationFees.createRefund(id(it.fee), amountOf("amount", it.amount), options)
    case "payout": {
      if (payouts.length === 0) return undefined
      const params = {
        ...stated("method", it.method),
        ...stated("source_type", it.sourceType),
        ...stated("description", it.description)
      }
      return async (stripe, options) => {
        const made: Array<string> = []
        for (const amount of payouts) {
          const asked = { amount: number(amount), currency: amount.currency, ...params }
          made.push((await stripe.payouts.create(asked, options)).id)
        }
        const [first = "", ...others] = made
        return { id: first, others }
      }
    }
    case "payout_cancel":
      return (stripe, options) => stripe.payouts.cancel(id(it.payout), {}, options)
    case "payout_reversal":
      return (stripe, options) => stripe.payouts.reverse(id(it.payout), {}, options)
    case "balance_settings_update":
      return ReplayedAccount.settings(it)
    case "top_up": {
      if (it.expectedAvailabilityDate !== undefined) return ReplayedStep.send(it, id)
      const params = { amount: number(it.amount), currency: it.amount.currency }
      return (stripe, options) => stripe.topups.create(params, options)
    }
    case "top_up_cancel":
      return (stripe, options) => stripe.topups.cancel(id(it.topUp), {}, options)
    case "dispute_evidence": {
      const params = { evidence: { uncategorized_text: "The bread was baked and eaten." }, submit: true }
      return (stripe, options) => stripe.disputes.update(id(it.dispute), params, options)
    }
    case "dispute_close":
      return (stripe, options) => stripe.disputes.close(id(it.dispute), {}, options)
    case "external_account_update":
    case "external_account_removal":
      return ReplayedAccount.bank(it, circumstances)
    case "capability_update":
      return ReplayedAccount.capability(it, circumstances)
    case "account_disable":
    case "account_enable":
      return ReplayedAccount.stop(it, circumstances)
    default:
      return ReplayedStep.send(it, id)
  }
}

/** Whose account a request about an object is sent for; the platform's where there is no such object. */
const accountOf = (world: MemoryWorld.MemoryWorld, it: Command): string | undefined => {
  const named = "stripeAccount" in it ? it.stripeAccount : undefined
  const charged = "charge" in it ? (world.charge(it.charge) ?? world.authorization(it.charge))?.account : undefined
  const disputed = "dispute" in it ? world.dispute(it.dispute)?.account : undefined
  const paid = "payout" in it ? world.payout(it.payout)?.account : undefined
  const refunded = "refund" in it ? world.refund(it.refund)?.account : undefined
  const sent = "transfer" in it ? world.transfer(it.transfer)?.account : undefined
  return named ?? charged ?? disputed ?? paid ?? refunded ?? sent
}

/** In the currency of what it is about; its own where that is not there. */
const currencyOf = (world: MemoryWorld.MemoryWorld, it: Command): Currency => {
  const about =
    "charge" in it
      ? (world.charge(it.charge) ?? world.authorization(it.charge))
      : "transfer" in it
        ? world.transfer(it.transfer)
        : "fee" in it
          ? world.applicationFee(it.fee)
          : undefined
  const own = "amount" in it ? it.amount?.currency : undefined
  const account = "stripeAccount" in it && it.stripeAccount !== undefined ? world.account(it.stripeAccount) : undefined
  return about?.amount.currency ?? own ?? (account ?? world.platform).currency
}

const termsOf = (world: MemoryWorld.MemoryWorld, account: AccountId, currency: Currency) => {
  const country = world.account(account)?.country
  const terms = country === undefined ? undefined : InstantPayoutTerms.of(country)
  return terms?.minimum.currency === currency ? terms : undefined
}

/** The least that can be asked for: of an instant payout what Stripe pays out at all. */
const leastOf = (
  world: MemoryWorld.MemoryWorld,
  method: string | undefined,
  account: AccountId,
  currency: Currency
) => {
  const minimum = method === "instant" ? termsOf(world, account, currency)?.minimum : undefined
  return minimum ?? Money.of(currency, Currencies.payoutStep(currency))
}

const refusalOf = (world: MemoryWorld.MemoryWorld, it: Command, at: Instant.Instant): string | undefined => {
  const decided = Decision.decide(world, it, at)
  return Result.isFailure(decided) ? codeOf(decided.failure) : undefined
}

/**
 * What a payout is asked for by: an amount, or those of its parts, for nobody asks Stripe to split one. Where all that
 * is there is refused, the least that is refused so as well; where the parts are, the first if that is refused alone.
 */
const payoutsOf = (world: MemoryWorld.MemoryWorld, it: Command, at: Instant.Instant): ReadonlyArray<Money.Money> => {
  if (it._tag !== "payout") return []
  const { amount: stated, split, ...rest } = { split: undefined, ...it }
  if (stated !== undefined && split === undefined) return [stated]
  const decided = Decision.decide(world, it, at)
  const made = Result.isFailure(decided) ? [] : decided.success.made
  const paid = made.flatMap((each) => (each.object === "payout" ? [each.amount] : []))
  if (paid.length > 0) return paid
  const { currency: _, ...asked } = rest
  const currency = stated?.currency ?? it.currency ?? currencyOf(world, it)
  const owner = it.stripeAccount ?? world.platform.id
  const step = Money.of(currency, Currencies.payoutStep(currency))
  const possible =
    stated === undefined
      ? [leastOf(world, it.method, owner, currency), step]
      : [stated, termsOf(world, owner, currency)?.maximum ?? stated]
  const refusal = refusalOf(world, it, at)
  const amount = possible.find((each) => refusalOf(world, { ...asked, amount: each }, at) === refusal)
  return amount === undefined ? [] : [amount]
}

/** A charge that leaves a net amount, by what its payer pays for that; all else as it is, and what is refused. */
const gross = (world: MemoryWorld.MemoryWorld, it: Command, at: Instant.Instant): Command => {
  if (it._tag !== "charge" || it.netAmount === undefined || isByHand(it)) return it
  const decided = Decision.decide(world, it, at)
  if (Result.isFailure(decided)) return it
  const { made } = decided.success
  const paid = made.find((each) => each.object === "charge" || each.object === "authorization")
  const held = paid?.object === "authorization" && paid.status === "held" ? paid.applicationFee?.amount : undefined
  const fee = made.find((each) => each.object === "application_fee")?.amount ?? held
  const { netAmount: _, ...rest } = it
  const applicationFeeAmount = it.applicationFeeAmount === undefined ? undefined : fee
  return { ...rest, amount: paid?.amount, ...stated("applicationFeeAmount", applicationFeeAmount) } as Command
}

const eachOf = async <A>(
  accounts: ReadonlyArray<string>,
  ask: (account: string) => Promise<A>
): Promise<PerAccount<A>> => {
  const asked: Array<readonly [string, A]> = []
  for (const account of accounts) asked.push([account, await ask(account)])
  return asked
}

/** Whether it is paid with a card for which there is one whose bank warns of fraud. */
const isAmericanCard = (world: MemoryWorld.MemoryWorld, it: Command): boolean =>
  it._tag === "charge" && cardOf(it, homeOf(world, it)) === "pm_card_us"

/** Where whoever is paid by a charge is. */
const homeOf = ({ account, platform }: MemoryWorld.MemoryWorld, it: Command): string =>
  (it._tag === "charge" ? account(it.onBehalfOf ?? it.stripeAccount ?? platform.id) : undefined)?.country ??
  platform.country

/**
 * Settings that are so already, which Stripe takes and a scenario does not, and those that are the owner's; and what
 * gives up a payment that has failed: its intent could be paid again, and is canceled instead.
 */
const isUnasked = (world: MemoryWorld.MemoryWorld, it: Command, at: Instant.Instant): boolean => {
  if (it._tag === "authorization_cancel") {
    return world.charge(it.charge)?.failure !== undefined || world.authorization(it.charge)?.status === "declined"
  }
  // A card that is declined has no price there, and in a scenario one that nobody knows.
  if (it._tag === "charge" && it.declineCode !== undefined) return refusalOf(world, it, at) === unserved
  if (it._tag !== "balance_settings_update") return false
  const account = world.account(it.stripeAccount ?? world.platform.id)
  const after = account && UpdateBalanceSettings.after(account, it)
  const isSame = account !== undefined && after !== undefined && UpdateBalanceSettings.isSame(account, after)
  const { controller } = account?.kind === "connected" ? account : {}
  return isSame || (controller?.dashboard === "full" && controller.losses === "stripe")
}

type PerAccount<A> = ReadonlyArray<readonly [account: string, A]>

export interface Replayed {
  /** How many commands were sent. */
  readonly sent: number
  /** How many of what kinds were not: nobody can ask for them, or not in these words. */
  readonly left: Readonly<Record<string, number>>
  /** What each was refused with; null where it was carried out. */
  readonly answers: ReadonlyArray<readonly [key: string, simulated: string | null, served: string | null]>
  /** Per account, what is pending and available in each currency. */
  readonly balances: { readonly simulated: unknown; readonly served: unknown }
  /** Per account, the payments that a card's bank has warned of, and whether anything can be done about them still. */
  readonly warnings: { readonly simulated: unknown; readonly served: PerAccount<ReplayedEnd.Warnings> }
  /** Per connected account, what its deletion at the end is refused with; null where it has no money. */
  readonly deletions: { readonly simulated: unknown; readonly served: PerAccount<string | null> }
  /** Per connected account, what it may do, why not, and what is asked of it. */
  readonly statuses: { readonly simulated: unknown; readonly served: unknown }
  /** Per account, all balance transactions, the oldest first. */
  readonly lines: { readonly simulated: unknown; readonly served: unknown }
}

const told = ({ amount, availableOn, created, fee, net, type }: BalanceTransaction) =>
  `${type} ${number(amount)} ${number(fee)} ${number(net)} ${amount.currency} ${created} ${availableOn}`

const toldOf = (it: Stripe.BalanceTransaction) =>
  `${it.type} ${it.amount} ${it.fee} ${it.net} ${it.currency} ${it.created} ${it.available_on}`

/** Sends what of `scenario` is served, and nothing else, to a sandbox of its accounts, and simulates the same. */
export const replay = async (file: unknown, scenario: Scenario): Promise<Replayed> => {
  const { server, stripe } = await Shop.start({ scenario: file, of: "accounts" })
  const world = MemoryWorld.make(scenario)
  const lines = new Map<string, Array<string>>()
  const note = (outcomes: ReadonlyArray<Run.Happened["outcome"]>) => {
    for (const { transactions } of outcomes) {
      for (const line of transactions) lines.set(line.account, [...(lines.get(line.account) ?? []), told(line)])
    }
  }
  const pass = (moment: Instant.Instant) => {
    note(Run.advance(world, moment).map(({ outcome }) => outcome))
    server.advance(moment - server.now())
  }
  const keys = new Map<string, string>()
  const id = (simulated: string): string => {
    const [, prefix = "", key = "", rest = ""] = /^([a-z]+)_(.*?)(\.\d+)?$/.exec(simulated) ?? []
    const known = keys.get(`${key}${rest}`)
    return known === undefined ? `${prefix}_${keys.get(key) ?? key}${rest}` : `${prefix}_${known}`
  }
  const answers: Array<readonly [string, string | null, string | null]> = []
  const left: Record<string, number> = {}
  const byStep = new Set<string>()
  const warned: Array<string> = []
  const banks = new Map<string, string>()
  for (const { at, command: said } of scenario.steps) {
    pass(at)
    const command = gross(world, said, at)
    const owner = world.account(("stripeAccount" in command ? command.stripeAccount : undefined) ?? world.platform.id)
    const circumstances = {
      id,
      currency: currencyOf(world, command),
      home: homeOf(world, command),
      country: (owner ?? world.platform).country,
      platform: world.platform.id,
      status: StripeAccount.statusOf(owner ?? world.platform),
      banks,
      cards: owner?.cards ?? new Set<Currency>(),
      isOfStep: "charge" in command && byStep.has(command.charge),
      payouts: payoutsOf(world, command, at),
      isWarned: isAmericanCard(world, command) && answers.length % 2 === 0
    }
    const send = isUnasked(world, command, at) ? undefined : request(command, circumstances)
    if (send === undefined) {
      left[command._tag] = (left[command._tag] ?? 0) + 1
      continue
    }
    if (command._tag === "charge" && isByHand(command)) byStep.add(`ch_${command.key}`)
    const account = accountOf(world, command)
    const step = Run.step(world, { at, command })
    note(Run.outcomesOf(step))
    note(Run.advance(world, at).map(({ outcome }) => outcome))
    const simulated = step._tag === "done" ? null : codeOf(step.refusal)
    if (circumstances.isWarned && step._tag === "done") warned.push(`ch_${command.key}`)
    const answer = await answered(send(stripe, account === undefined ? {} : { stripeAccount: account }))
    const made = answer.id === undefined ? [] : [answer.id, ...answer.others]
    for (const [index, each] of made.entries()) {
      keys.set(index === 0 ? command.key : `${command.key}.${index + 1}`, each.replace(/^[a-z]+_/, ""))
    }
    // A payment intent refuses by its status what its charge refuses for a reason of its own.
    const isByStatus = simulated !== null && answer.code === "payment_intent_unexpected_state"
    answers.push([command.key, simulated, isByStatus ? simulated : answer.code])
  }
  pass(Instant.max(world.now(), scenario.until))
  const accounts = [scenario.platform, ...scenario.accounts].map((each) => each.id)
  const served = await Promise.all(accounts.map((account) => shownOf(stripe, account)))
  return {
    sent: answers.length,
    left,
    answers,
    warnings: {
      simulated: accounts.map((account) => [account, ReplayedEnd.warned(world, account, warned, id)]),
      served: await eachOf(accounts, (account) => ReplayedEnd.warnings(stripe, account))
    },
    deletions: {
      simulated: scenario.accounts.map((each, index) => [
        each.id,
        ReplayedEnd.isEmpty(world, each.id, served[index + 1]?.currencies ?? []) ? null : ReplayedEnd.notEmpty
      ]),
      served: await eachOf(accounts.slice(1), (account) => ReplayedEnd.deleted(stripe, account))
    },
    balances: {
      simulated: accounts.map((account, index) => [
        account,
        (served[index]?.currencies ?? []).map((currency) => {
          const { available, pending } = world.balance(account, currency as Currency)
          return [currency, number(pending), number(available)]
        })
      ]),
      served: accounts.map((account, index) => [account, served[index]?.balances])
    },
    statuses: {
      simulated: scenario.accounts.map((each) => statusOf(world.account(each.id) ?? each)),
      served: served.flatMap(({ status }) => status ?? [])
    },
    lines: {
      simulated: accounts.map((account) => [account, lines.get(account) ?? []]),
      served: accounts.map((account, index) => [account, served[index]?.lines])
    }
  }
}

const unserved = "sandbox_not_served"

const codeOf = (refusal: Run.Refused["refusal"]): string =>
  refusal._tag === "Refusal" ? (refusal.code ?? refusal.type) : unserved

/** A declined card is carried out, and answered with an error: its intent is in that. */
const answered = async (promise: ReturnType<Send>) => {
  try {
    const { id, others = [] } = await promise
    return { id, others, code: null }
  } catch (error) {
    const { code, payment_intent, rawType, type } = error as Stripe.errors.StripeError
    return type === "StripeCardError"
      ? { id: payment_intent?.id, others: [], code: null }
      : { id: undefined, others: [], code: code ?? rawType ?? type }
  }
}

const statusOf = (account: StripeAccount.StripeAccount) => {
  const status = StripeAccount.statusOf(account)
  const {
    currentDeadline = null,
    currentlyDue,
    eventuallyDue,
    pastDue,
    pendingVerification
  } = AccountStatus.requirements(status)
  return {
    id: account.id,
    charges: AccountStatus.chargesEnabled(status),
    payouts: AccountStatus.payoutsEnabled(status),
    reason: AccountStatus.disabledReason(status) ?? null,
    due: [currentDeadline, currentlyDue, eventuallyDue, pastDue, pendingVerification]
  }
}

const statusShown = ({ charges_enabled, id, payouts_enabled, requirements: asked }: Stripe.Account) => ({
  id,
  charges: charges_enabled,
  payouts: payouts_enabled,
  reason: asked?.disabled_reason,
  due: [
    asked?.current_deadline,
    asked?.currently_due,
    asked?.eventually_due,
    asked?.past_due,
    asked?.pending_verification
  ]
})

const shownOf = async (stripe: Stripe, account: string) => {
  const isPlatform = account === ReplayedEnd.platform
  const on = ReplayedEnd.optionsOf(account)
  const { available, pending } = await stripe.balance.retrieve({}, on)
  const lines: Array<string> = []
  for await (const line of stripe.balanceTransactions.list({ limit: 100 }, on)) lines.unshift(toldOf(line))
  return {
    currencies: available.map(({ currency }) => currency),
    balances: available.map(({ amount, currency }, index) => [currency, pending[index]?.amount, amount]),
    lines,
    status: isPlatform ? undefined : statusShown(await stripe.accounts.retrieve(account))
  }
}
