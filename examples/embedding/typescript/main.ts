/**
 * main: a destination charge, decided and booked in a world of our own making, and an entry of our own beside it.
 *
 * Accounts are given as values, and the journal is a service of Effect.
 */
import { Effect, Result } from "effect"
import {
  Balances,
  Controller,
  CountryTariffs,
  Entry,
  Instant,
  LedgerAccount,
  Money,
  Run,
  Settings,
  SettlementDelay,
  type StripeAccount
} from "connect-ledger"
import { JournalStore, MemoryJournal, MemoryWorld } from "connect-ledger/memory"

const money = (text: string): Money.Money => Result.getOrThrow(Money.parse(text))
const instant = (text: string): Instant.Instant => Result.getOrThrow(Instant.parse(text))

const tariff = CountryTariffs.byCountry.get("US")
if (tariff === undefined) throw new Error("there is no tariff for the US")

const american = {
  country: "US",
  currency: money("0.00 usd").currency,
  tariff,
  settlementDelay: SettlementDelay.ofCountry("US")
}
const platform: StripeAccount.PlatformAccount = {
  ...american,
  kind: "platform",
  id: "acct_platform",
  name: "Bakers Market"
}
const ada: StripeAccount.ConnectedAccount = {
  ...american,
  kind: "connected",
  id: "acct_ada",
  name: "Ada's Bakery",
  controller: Controller.typed.express,
  capabilities: new Set(["transfers"])
}

const at = instant("2026-03-02T09:30:00Z")
const world = MemoryWorld.make({ platform, accounts: [ada], settings: Settings.defaults, start: at })

const charge = Run.step(world, {
  at,
  command: {
    _tag: "charge",
    key: "order-1",
    amount: money("10.00 usd"),
    transferData: { destination: ada.id },
    applicationFeeAmount: money("1.23 usd")
  }
})
if (charge._tag === "refused") throw new Error(charge.refusal.message)

const cakeForCash = Result.getOrThrow(
  Entry.manual({
    key: "market-day-1",
    account: ada.id,
    created: instant("2026-03-03T12:00:00Z"),
    description: "A cake sold for cash",
    postings: [{ from: LedgerAccount.payers, to: LedgerAccount.of(ada.id, "bank"), amount: money("25.00 usd") }]
  })
)

const program = Effect.gen(function* () {
  const journal = yield* JournalStore.JournalStore
  yield* journal.append(charge.entries, at)
  yield* journal.append([cakeForCash], cakeForCash.created)
  const again = yield* journal.append([cakeForCash], cakeForCash.created)
  console.log(`${cakeForCash.id}, booked twice: ${again.answers.map(({ _tag }) => _tag).join()}`)
  console.log(`${again.head.count} entries`)

  const balances = yield* journal.balances({ asOf: instant("2026-03-03T12:00:00Z") })
  for (const { account, total } of Balances.all(balances)) {
    const balance = Balances.balance(balances, account, total.currency)
    const pending = Balances.pending(balances, account, total.currency)
    const part = Money.isZero(pending) ? "" : `, pending ${Money.format(pending)}`
    console.log(`${LedgerAccount.format(account)}: ${Money.format(balance)}${part}`)
  }
})

await Effect.runPromise(Effect.provide(program, MemoryJournal.layer("deciding")))
