/**
 * ReserveExpiries: an agenda in which all holds of an account that end at the same moment are one happening.
 */
import type { Agenda } from "#adapters/memory/Agenda.ts"
import type { ReserveExpiry } from "#core/connect/Happening.ts"
import type { AccountId } from "#core/connect/accounts/StripeAccount.ts"
import type { Instant } from "#core/time/Instant.ts"

interface Growing extends ReserveExpiry {
  readonly holds: Array<string>
}

/** The agenda, with what is set for reserves joined until it is handed out. */
export const joined = (agenda: Agenda): Agenda => {
  const accounts = new Map<AccountId, Map<Instant, Growing>>()
  const join = (expiry: ReserveExpiry): void => {
    let own = accounts.get(expiry.account)
    if (own === undefined) accounts.set(expiry.account, (own = new Map()))
    const known = own.get(expiry.at)
    if (known !== undefined) return void known.holds.push(...expiry.holds)
    const first = { ...expiry, holds: [...expiry.holds] }
    own.set(expiry.at, first)
    agenda.set(first)
  }
  return {
    set: (happening) => (happening.kind === "reserve_expiry" ? join(happening) : agenda.set(happening)),
    next: (moment, before) => {
      const happening = agenda.next(moment, before)
      if (happening?.kind === "reserve_expiry") accounts.get(happening.account)?.delete(happening.at)
      return happening
    }
  }
}
