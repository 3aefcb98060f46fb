/**
 * FullWorld: lists and objects of a sandbox with 10 000 accounts and a million objects, against one with a few.
 *
 * Both hold the same accounts and payments as far as what is asked for goes: it differs in what else is there.
 */
import { Result } from "effect"
import * as MemoryWorldStore from "#adapters/memory/MemoryWorldStore.ts"
import * as Beginning from "#apps/sandbox/Beginning.ts"
import * as Sandbox from "#apps/sandbox/Sandbox.ts"

const accounts = 10_000
/** A destination charge is eight of them: it, its payment, their lines, a transfer, a fee, and their lines. */
const objects = 1_000_000

const headers = { authorization: "Bearer sk_test_sandbox00000", "content-type": "application/x-www-form-urlencoded" }

const ask = (sandbox: Sandbox.Sandbox, method: string, url: string, form = ""): string => {
  const admitted = sandbox.admit({ method, url, headers })
  const { body, status } = "told" in admitted ? admitted.told : admitted.answer(Result.succeed(form))
  if (status !== 200) throw new Error(`${method} ${url} is answered with ${status}: ${body}`)
  return body
}

const idIn = (body: string): string => (JSON.parse(body) as { readonly id: string }).id

interface World {
  readonly sandbox: Sandbox.Sandbox
  readonly charge: string
  readonly account: string
}

const account = "type=express&capabilities[transfers][requested]=true"

const payment = (destination: string, number: number): string =>
  `amount=1000&currency=usd&source=tok_visa&metadata[n]=${number}&application_fee_amount=100` +
  `&transfer_data[destination]=${destination}`

/** Every fourth of so many charges has a refund, and so has the last. */
const world = (sandbox: Sandbox.Sandbox, accountCount: number, charges: number): World => {
  const ids: Array<string> = []
  while (ids.length < accountCount) ids.push(idIn(ask(sandbox, "POST", "/v1/accounts", account)))
  let charge = ""
  for (let number = 0; number < charges; number += 1) {
    charge = idIn(ask(sandbox, "POST", "/v1/charges", payment(ids[number % ids.length] ?? "", number)))
    if (number % 4 === 3) ask(sandbox, "POST", "/v1/refunds", `charge=${charge}&amount=100`)
  }
  return { sandbox, charge, account: ids[0] ?? "" }
}

const asked = ({ account: id, charge }: World): ReadonlyArray<string> => [
  `/v1/charges/${charge}`,
  `/v1/accounts/${id}`,
  `/v1/charges?limit=10`,
  `/v1/accounts?limit=10`,
  `/v1/balance_transactions?limit=10`,
  `/v1/refunds?charge=${charge}`,
  `/v1/charges/${charge}?expand[]=refunds`,
  "/v1/balance"
]

/** Milliseconds for a hundred of each, the best of some rounds: what is left is the work. */
const measure = (it: World): ReadonlyArray<number> => {
  const best: Array<number> = []
  for (let round = 0; round < 8; round += 1) {
    for (const [index, url] of asked(it).entries()) {
      const before = performance.now()
      for (let count = 0; count < 100; count += 1) ask(it.sandbox, "GET", url)
      best[index] = Math.min(best[index] ?? Infinity, performance.now() - before)
    }
  }
  return best
}

const opened = (): Sandbox.Sandbox =>
  Sandbox.open("memory", MemoryWorldStore.make(), Result.getOrThrow(Beginning.of({})))

export const measured = (): string => {
  const few = world(opened(), 20, 20)
  const many = world(opened(), accounts, objects / 8)
  const [empty, full] = [measure(few), measure(many)]
  const ratios = full.map((ms, index) => ms / (empty[index] ?? NaN))
  const worst = ratios.indexOf(Math.max(...ratios))
  const name = (asked(many)[worst] ?? "").replace(many.charge, "{id}").replace(many.account, "{id}")
  const each = ratios.map((ratio) => ratio.toFixed(2)).join(", ")
  return [
    `full      ${(ratios[worst] ?? NaN).toFixed(2)} x an almost empty world for GET ${name}, the worst (at most 2)`,
    `          ${accounts} accounts, ${objects / 1e6} M objects; ${each}`
  ].join("\n")
}
