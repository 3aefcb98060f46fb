import { readFileSync } from "node:fs"
import { expect, it } from "vitest"
import * as Booking from "#core/booking/Booking.ts"
import { render } from "../../scripts/balance-transactions.ts"

const page = readFileSync(new URL("../../docs/balance-transactions.md", import.meta.url), "utf8")

it("docs/balance-transactions.md is what the code makes of itself", () => {
  const command = "npx tsx --conditions=connect-ledger-source scripts/balance-transactions.ts"
  expect(page, `docs/balance-transactions.md is stale: run \`${command}\``).toBe(render())
})

it("it has a row for every type that is booked", () => {
  const named = [...page.matchAll(/^\| `(\w+)`[^|]*\|[^|]*\|[^|]*\|$/gm)].map(([, type]) => type)
  expect([...new Set(named)].toSorted()).toEqual(Object.keys(Booking.table).toSorted())
})
