/**
 * PayoutLaws: an automatic payout is what it pays out, nothing is paid out twice, and what was not paid out is there.
 */
import * as AccountLaws from "./AccountLaws.ts"
import { type Law, netsOf, objects, unequal } from "./Law.ts"
import type { Moment } from "./Playing.ts"
import * as Snapshot from "./Snapshot.ts"
import * as MinimumPayout from "#core/connect/countries/MinimumPayout.ts"
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import * as Payout from "#core/connect/objects/Payout.ts"
import * as PayoutSchedule from "#core/connect/schedules/PayoutSchedule.ts"
import * as PayoutSettings from "#core/connect/schedules/PayoutSettings.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Sweep } from "#core/connect/objects/Sweep.ts"
import * as Balances from "#core/ledger/Balances.ts"
import * as LedgerAccount from "#core/ledger/LedgerAccount.ts"
import * as Currency from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as DaysUntilCash from "#core/report/DaysUntilCash.ts"

type Line = BalanceTransaction.BalanceTransaction

const keyOf = ({ account, id }: Pick<Line, "account" | "id">): string => `${account} ${id}`

const sweptBy = ({ transactions }: Moment, sweep: Sweep): ReadonlyArray<Line> => {
  const ids = new Set(sweep.transactions)
  return transactions.filter(({ account, id }) => account === sweep.account && ids.has(id))
}

const sweepsIn = ({ outcomes }: Moment): ReadonlyArray<Sweep> => outcomes.flatMap(({ outcome }) => outcome.swept ?? [])

/** The sum of the nets that it sweeps, each of its own pot, and due on its day. */
export const payoutsAreWhatTheySweep: Law = (moment) =>
  sweepsIn(moment).flatMap((sweep) => {
    const payout = moment.objects.get(sweep.payout)
    const lines = sweptBy(moment, sweep)
    const own = moment.transactions.find(({ source, type }) => type === "payout" && source === sweep.payout)
    if (payout?.object !== "payout" || own === undefined) return [`${sweep.payout} is no payout`]
    return [
      ...unequal(`what ${sweep.payout} sweeps`, netsOf(lines, payout.amount), payout.amount),
      ...(lines.length === sweep.transactions.length ? [] : [`${sweep.payout} sweeps what is not there`]),
      ...lines
        .filter((line) => line.sourceType !== payout.sourceType || BalanceTransaction.matures(line) > own.availableOn)
        .map(({ id }) => `${sweep.payout} sweeps ${id}, which is not due or of another pot`)
    ]
  })

/** Every line at most once, in all the time. */
export const nothingIsSweptTwice: Law = ({ swept }) => {
  const seen = new Set<string>()
  return swept.flatMap(({ account, transactions }) =>
    transactions.flatMap((id) => {
      const key = keyOf({ account, id })
      if (seen.has(key)) return [`${key} is swept twice`]
      seen.add(key)
      return []
    })
  )
}

/**
 * What was not swept is every line but the automatic payouts' own, and sums to the balance; so the balance is what all
 * lines that are no payouts come to, less what was paid out.
 */
export const theUnsweptIsTheBalance: Law = ({ scenario, swept, transactions, world }) => {
  const gone = new Set(swept.flatMap((each) => each.transactions.map((id) => keyOf({ account: each.account, id }))))
  const payouts = new Set(swept.map(({ payout }) => payout))
  const isOwn = ({ source, type }: Line) => type === "payout" && payouts.has(source ?? "")
  const purses = [scenario.platform, ...scenario.accounts].flatMap((account) =>
    Snapshot.currencies.map((currency) => [account, currency] as const)
  )
  return purses.flatMap(([account, currency]) => {
    const unswept = world.unswept(account.id, currency)
    const isPaidOut = PayoutSettings.payoutDays(account) !== undefined && SettlementCurrency.settles(account, currency)
    // Whose settings may change may get a bank account in any currency, too.
    if (!isPaidOut && !scenario.reschedulable.has(account.id)) {
      return unswept.length === 0 ? [] : [`${account.id} keeps what it does not need`]
    }
    const lines = transactions.filter(
      (line) => line.account === account.id && line.net.currency === currency && !gone.has(keyOf(line)) && !isOwn(line)
    )
    const { available, pending } = world.balance(account.id, currency)
    const nets = unswept.map(({ net }) => net)
    const zero = Money.zero(currency)
    const ids = unswept.flatMap((each) => each.transactions).toSorted()
    return [
      ...unequal(`unswept of ${account.id}`, Money.sum(currency, nets), Money.add(available, pending)),
      ...unequal(`the lines left of ${account.id}`, netsOf(lines, zero), Money.add(available, pending)),
      ...(ids.join() ===
      lines
        .map(({ id }) => id)
        .toSorted()
        .join()
        ? []
        : [`${account.id} has forgotten a line`])
    ]
  })
}

/**
 * An automatic payout never exceeds what will be available on its day, as far as it is known when it is made: with it,
 * nothing that is positive has become negative. What has it debited was negative, and is nothing then.
 */
export const payoutsAreCovered: Law = (moment) =>
  sweepsIn(moment).flatMap((sweep) => {
    const payout = objects(moment, "payout").find(({ id }) => id === sweep.payout)
    const own = moment.transactions.find(({ source, type }) => type === "payout" && source === sweep.payout)
    if (payout === undefined || own === undefined) return [`${sweep.payout} is no payout`]
    const known = moment.transactions.filter(
      (line) =>
        line.account === payout.account &&
        line.net.currency === payout.amount.currency &&
        line.created <= payout.created &&
        BalanceTransaction.matures(line) <= own.availableOn
    )
    const left = netsOf(known, payout.amount)
    const inPot = netsOf(
      known.filter(({ sourceType }) => sourceType === payout.sourceType),
      payout.amount
    )
    const isDebit = Money.isNegative(payout.amount)
    const stated = moment.accounts.get(payout.account)?.payouts?.minimumBalances
    const minimum = stated?.get(left.currency) ?? Money.zero(left.currency)
    return [
      ...(isDebit || !Money.isNegative(left) ? [] : [`${payout.id} leaves ${Money.format(left)}`]),
      ...(Money.isNegative(inPot) ? [`${payout.id} leaves ${Money.format(inPot)} in its pot`] : []),
      ...(isDebit || Money.compare(left, minimum) >= 0 ? [] : [`${payout.id} leaves less than the minimum`])
    ]
  })

/** Each on a payout day of the schedule that its account has then, whatever it had before. */
export const payoutsFollowTheSchedule: Law = (moment) =>
  sweepsIn(moment).flatMap(({ account: id, committed, day, payout }) => {
    const account = moment.accounts.get(id)
    const days = account && PayoutSettings.payoutDays(account, committed.currency)
    if (days === undefined) return [`${payout} is made where nothing is paid out by itself`]
    const next = PayoutSchedule.nextPayoutDay(days.schedule, days.calendar, day)
    return next === day ? [] : [`${payout} is on no payout day`]
  })

/**
 * A negative payout of an account that is paid out when asked for is what all its pots are short of when it is made,
 * and what is missing of a whole unit where nothing less can be had.
 */
export const debitsAreWhatIsMissing: Law = (moment) => {
  const { accounts, happened, transactions } = moment
  return happened.flatMap(({ happening, outcome }) => {
    if (happening.kind !== "payout_run") return []
    const { currency } = happening
    const account = accounts.get(happening.account)
    if (account === undefined || PayoutSettings.debitDays(account, currency) === undefined) return []
    const { id } = account
    const known = transactions.filter(
      (line) =>
        line.account === id &&
        line.net.currency === currency &&
        line.created < happening.at &&
        BalanceTransaction.matures(line) <= happening.at
    )
    const zero = Money.zero(currency)
    const isDisabled = outcome.made.length === 0 && !AccountLaws.isPaidOut(moment, id, currency, happening.at)
    const step = Currency.payoutStep(currency)
    const missing = isDisabled ? zero : Money.upTo(Money.min(zero, netsOf(known, zero)), step)
    const taken = Money.sum(
      currency,
      outcome.made.map(({ amount }) => amount)
    )
    return [
      ...unequal(`what is debited of ${id}`, taken, missing),
      ...(outcome.swept === undefined ? [] : [`a debit of ${id} sweeps`])
    ]
  })
}

/** No recipient is paid out less than the smallest payout to its country, by itself, by force or when asked for. */
export const recipientsGetNoLessThanTheSmallestPayout: Law = ({ accounts, outcomes }) =>
  outcomes.flatMap(({ outcome }) =>
    outcome.made.flatMap((object) => {
      if (object.object !== "payout" || Money.isNegative(object.amount)) return []
      const account = accounts.get(object.account)
      if (account?.kind !== "connected" || account.serviceAgreement !== "recipient") return []
      const least = MinimumPayout.of(account.country)
      if (least === undefined || least.currency !== object.amount.currency) return []
      return Money.compare(object.amount, least) < 0 ? [`${object.id} is less than ${Money.format(least)}`] : []
    })
  )

/**
 * Whoever pays out or transfers leaves what goes with an automatic payout. Others may already have less: by refunds,
 * reversals or what is held of them.
 */
export const whatIsCommittedIsKept: Law = ({ scenario, step, world }) => {
  if (step._tag !== "done") return []
  const { command } = step
  const isOwnTransfer =
    command._tag === "transfer" && (command.sourceTransaction ?? command.stripeAccount) === undefined
  if (command._tag !== "payout" && !isOwnTransfer) return []
  const id = command.stripeAccount ?? scenario.platform.id
  return step.outcome.made
    .flatMap((object) => (object.object === "payout" || object.object === "transfer" ? [object.amount.currency] : []))
    .filter((currency) => Money.compare(world.balance(id, currency).available, world.committed(id, currency)) < 0)
    .map(() => `${id} has spent what is committed`)
}

const beforeBanks = ["balance", "connect_reserved", "risk_reserved", "minimum_balance_hold", "in_transit"] as const

/** What an account's money is counted as waiting is what the books have of it anywhere but at its bank. */
export const whatIsNotAtABankIsOnItsWay: Law = ({ days, entries, scenario }) => {
  const balances = Balances.of(entries)
  return Snapshot.accountsOf(scenario).flatMap((account) =>
    Snapshot.currencies.flatMap((currency) => {
      const pots = beforeBanks.map((pot) => Balances.balance(balances, LedgerAccount.of(account, pot), currency))
      const { unpaid } = DaysUntilCash.of(days, [account], currency)
      return unequal(`what has not reached the bank of ${account}`, unpaid, Money.sum(currency, pots))
    })
  )
}

/** Whether steps have made a debit card of what the account is paid out to in `currency`; none begins with one. */
const isCard = ({ accepted, accounts, scenario }: Moment, id: AccountId, currency: Currency.Currency): boolean =>
  accepted.reduce((is, { command: it }) => {
    if (it._tag !== "external_account_update" || it.object === undefined) return is
    const own = accounts.get(id)?.currency
    const isOfIt = (it.stripeAccount ?? scenario.platform.id) === id && (it.currency ?? own) === currency
    return isOfIt ? it.object === "card" : is
  }, false)

/** A debit card takes payouts, which say so, and is never debited for a negative balance. */
export const cardsAreNotDebited: Law = (moment) => {
  const { happened, step } = moment
  const made = [...happened.map(({ outcome }) => outcome), ...(step._tag === "done" ? [step.outcome] : [])]
  return made.flatMap((outcome) =>
    outcome.made.flatMap((it) => {
      if (it.object !== "payout" || it.originalPayout !== undefined) return []
      const card = isCard(moment, it.account, (it.converted?.amount ?? it.amount).currency)
      return [
        ...((it.type === "card") === card ? [] : [`${it.id} ${card ? "goes to a card and says" : "says"} otherwise`]),
        ...(card && Payout.isNegative(it) ? [`${it.id} debits a card`] : [])
      ]
    })
  )
}
