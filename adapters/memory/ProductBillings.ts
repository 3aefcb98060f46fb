/**
 * ProductBillings: an agenda in which all that an account uses of a product in one period is billed as one happening.
 */
import type { Agenda } from "#adapters/memory/Agenda.ts"
import type { ProductBilling } from "#core/connect/Happening.ts"
import * as Money from "#core/money/Money.ts"

interface Growing extends ProductBilling {
  usage: ProductBilling["usage"]
}

const keyOf = ({ account, at, product }: ProductBilling): string => `${account} ${product} ${at}`

/** The agenda, with what is set for a product joined until it is handed out. */
export const joined = (agenda: Agenda): Agenda => {
  const billings = new Map<string, Growing>()
  const join = (billing: ProductBilling): void => {
    const key = keyOf(billing)
    const known = billings.get(key)
    if (known === undefined) {
      const first = { ...billing }
      billings.set(key, first)
      agenda.set(first)
      return
    }
    const { count, volume } = billing.usage
    known.usage = { count: known.usage.count + count, volume: Money.add(known.usage.volume, volume) }
  }
  return {
    set: (happening) => (happening.kind === "product_billing" ? join(happening) : agenda.set(happening)),
    next: (moment, before) => {
      const happening = agenda.next(moment, before)
      if (happening?.kind === "product_billing") billings.delete(keyOf(happening))
      return happening
    }
  }
}
