/**
 * ScenarioSellers: the generated sellers of a scenario among its accounts, and its generated orders among its steps.
 */
import type { ConnectedAccount } from "#core/connect/accounts/StripeAccount.ts"
import * as Order from "#core/simulation/generate/Order.ts"
import * as Seller from "#core/simulation/generate/Seller.ts"
import type { Report } from "#core/simulation/schema/Issue.ts"
import type { ScenarioParts } from "#core/simulation/schema/ScenarioParts.ts"

const longest = 60

/** What the platform and all accounts are called, each by a name of its own. */
export const names = ({ accounts, sellers }: ScenarioParts, report: Report): ReadonlySet<string> => {
  const names = new Set(["platform", ...accounts.keys()])
  for (const [group, count] of sellers) {
    const path = ["generate", "sellers", group]
    const own = Seller.names(group, count)
    const taken = own.find((name) => names.has(name))
    if (taken !== undefined)
      report(path, `makes a seller "${taken}", and an account is called so; expected another name`, "key")
    if ((own[0]?.length ?? 0) > longest)
      report(path, `is too long: with a number, "${own[0]}" has more than ${longest} characters`, "key")
    for (const name of own) names.add(name)
  }
  return names
}

/** The accounts of all sellers whose group is sound. */
export const accounts = (
  { generate }: ScenarioParts,
  sellers: ReadonlyMap<string, ConnectedAccount | undefined>
): ReadonlyArray<ConnectedAccount> =>
  Object.entries(generate?.sellers ?? {}).flatMap(([group, stated]) => {
    const one = sellers.get(group)
    return one === undefined ? [] : Seller.accounts(group, stated, one)
  })

/** Steps that are called as only generated orders may be. */
export const reportIds = ({ steps }: ScenarioParts, report: Report): void => {
  for (const [index, { id }] of steps.entries()) {
    if (id !== undefined && Order.isKey(id)) {
      report(["steps", index, "id"], `"${id}" is what a generated order may be called; expected another id`)
    }
  }
}
