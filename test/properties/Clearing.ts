/**
 * Clearing: what debits of an account's bank have filled within the last three business days, and what of that was not
 * sent back: counted from the lines and payouts, and not from what the world remembers.
 */
import * as BalanceTransaction from "#core/connect/objects/BalanceTransaction.ts"
import * as BankDays from "#core/connect/schedules/BankDays.ts"
import type { ConnectObject } from "#core/connect/objects/ConnectObject.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { MovingWorld } from "#core/connect/World.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as Money from "#core/money/Money.ts"
import * as Calendar from "#core/time/Calendar.ts"
import * as Instant from "#core/time/Instant.ts"

/** All lines so far, and every object by its id, as it is now. */
interface Past {
  readonly transactions: ReadonlyArray<BalanceTransaction.BalanceTransaction>
  readonly objects: ReadonlyMap<string, ConnectObject>
}

interface Purse {
  readonly account: AccountId
  readonly currency: Currency
}

/** The debits whose money came, in the order of their lines: payout, line, and when it failed if it did afterwards. */
const debitsOf = ({ objects, transactions }: Past, { account, currency }: Purse) =>
  transactions.flatMap((line) => {
    const payout = line.type === "payout" ? objects.get(line.source ?? "") : undefined
    const isDebit =
      payout?.object === "payout" && payout.originalPayout === undefined && Money.isNegative(payout.amount)
    if (!isDebit || line.account !== account || line.net.currency !== currency) return []
    const back = transactions.find(
      ({ source, type }) => source === payout.id && (type === "payout_failure" || type === "payout_cancel")
    )
    return [{ brought: line.net, at: BalanceTransaction.matures(line), payout, back: back?.created }]
  })

/** What was missing before the debits of `at` came. */
const missingBefore = ({ transactions }: Past, { account, currency }: Purse, at: Instant.Instant): Money.Money => {
  const before = transactions.filter(
    (line) =>
      line.account === account &&
      line.net.currency === currency &&
      line.created < at &&
      BalanceTransaction.matures(line) < at
  )
  const available = Money.sum(
    currency,
    before.map(({ net }) => net)
  )
  return Money.max(Money.zero(currency), Money.negate(available))
}

export const of = (past: Past, purse: Purse, world: MovingWorld): Money.Money => {
  const account = world.account(purse.account)
  const now = world.now()
  let sum = Money.zero(purse.currency)
  if (account === undefined) return sum
  const came = debitsOf(past, purse).filter(({ at, back }) => at <= now && (back === undefined || back >= at))
  for (const at of new Set(came.map((each) => each.at))) {
    let missing = missingBefore(past, purse, at)
    for (const { back, brought, payout } of came.filter((each) => each.at === at)) {
      const filled = Money.min(brought, missing)
      missing = Money.minus(missing, filled)
      const { calendar } = BankDays.timing(account, purse.currency, 0)
      const cleared = Instant.startOf(Calendar.addBusinessDays(calendar, Instant.dayOf(payout.arrivalDate), 3))
      if (back === undefined && now < cleared) sum = Money.add(sum, filled)
    }
  }
  return sum
}
