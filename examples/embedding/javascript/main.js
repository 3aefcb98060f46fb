/**
 * main: a destination charge, simulated from a scenario given as a plain value, and an entry of our own beside it.
 *
 * It needs no Node: bundled for a browser it prints the same.
 */
import { Balances, Entry, LedgerAccount, Money, Run, Scenario, Simulation } from "connect-ledger"
import { MemoryJournal, MemoryWorld } from "connect-ledger/memory"
import { Effect, Result } from "effect"

const scenario = Result.getOrThrow(
  Scenario.decode({
    platform: { name: "Bakers Market" },
    accounts: { ada: { name: "Ada's Bakery", type: "express" } },
    steps: [
      {
        at: "2026-03-02T09:30:00Z",
        id: "order-1",
        charge: { amount: "10.00 usd", transfer_data: { destination: "ada" }, application_fee_amount: "1.23 usd" }
      }
    ],
    until: "2026-03-03"
  })
)
const entries = []
const { asOf, flow, verdict } = Simulation.run(scenario, MemoryWorld.make(scenario), undefined, (seen) => {
  entries.push(...Run.entriesOf(seen))
})
console.log(`the platform keeps ${flow.margin.map(Money.format)}, and the books ${verdict.holds ? "" : "do not "}hold`)

const cakeForCash = Result.getOrThrow(
  Entry.manual({
    key: "market-day-1",
    account: "acct_ada",
    created: asOf,
    description: "A cake sold for cash",
    postings: [
      {
        from: LedgerAccount.payers,
        to: LedgerAccount.of("acct_ada", "bank"),
        amount: Result.getOrThrow(Money.parse("25.00 usd"))
      }
    ]
  })
)

const journal = MemoryJournal.make("deciding")
Effect.runSync(journal.append([...entries, cakeForCash], asOf))
const { answers, head } = Effect.runSync(journal.append([cakeForCash], asOf))
console.log(`${cakeForCash.id}, booked twice: ${answers.map(({ _tag }) => _tag)}`)
console.log(`${head.count} entries, the last one ${head.hash.slice(0, 8)}`)

const balances = Effect.runSync(journal.balances({ asOf }))
for (const { account, total } of Balances.all(balances)) {
  const balance = Balances.balance(balances, account, total.currency)
  const pending = Balances.pending(balances, account, total.currency)
  const part = Money.isZero(pending) ? "" : `, pending ${Money.format(pending)}`
  console.log(`${LedgerAccount.format(account)}: ${Money.format(balance)}${part}`)
}
