/**
 * Pot: a part of a seller's balance that the money of its orders comes to: a payout draws on one.
 */
import * as PaymentMethod from "#core/connect/prices/PaymentMethod.ts"
import type { SourceType } from "#core/connect/prices/SourceType.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"
import type { Currency } from "#core/money/Currency.ts"
import * as MerchantIssues from "#core/simulation/generate/MerchantIssues.ts"
import * as Presentment from "#core/simulation/generate/Presentment.ts"
import type { SellersSchema } from "#core/simulation/schema/GenerateSchema.ts"

export interface Pot {
  readonly sourceType: SourceType
  /** The seller's own, if absent. */
  readonly currency?: Currency
}

/** Those of a seller of the group, each once: first by what payers pay with, then by their currencies. */
export const all = (stated: SellersSchema, accounts: MerchantIssues.Accounts): ReadonlyArray<Pot> => {
  const pots = MerchantIssues.methodsOf(stated).flatMap((method) =>
    Presentment.currenciesBy(stated, method).map((paid) => potOf(stated, accounts, method, paid))
  )
  const byName = new Map(pots.toReversed().map((pot) => [`${pot.sourceType} ${pot.currency ?? ""}`, pot] as const))
  return [...byName.values()].toReversed()
}

const potOf = (
  stated: SellersSchema,
  accounts: MerchantIssues.Accounts,
  method: PaymentMethod.PaymentMethod,
  paid: Currency
): Pot => {
  const sourceType = PaymentMethod.sourceType(method)
  const { seller } = accounts
  const merchant = MerchantIssues.merchantOf(stated, accounts)
  if (seller === undefined || merchant === undefined || stated.charge === "platform") return { sourceType }
  const currency = SettlementCurrency.of(seller, SettlementCurrency.of(merchant, paid))
  return currency === seller.currency ? { sourceType } : { sourceType, currency }
}
