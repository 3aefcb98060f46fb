/**
 * ApplicationFeeLaws: an application fee comes to the platform in a currency that it settles in, unless the setting
 * says that one of a destination charge stays in the connected account's.
 */
import { type Law, objects } from "./Law.ts"
import * as SettlementCurrency from "#core/connect/accounts/SettlementCurrency.ts"

export const feesReachThePlatformsBank: Law = (moment) => {
  const { platform, settings } = moment.world
  return objects(moment, "application_fee").flatMap(({ amount, exchanged, id, originatingTransaction }) => {
    const isShared = originatingTransaction !== undefined && settings.applicationFeeCurrency === "connected_account"
    const { currency } = exchanged?.received?.amount ?? amount
    return isShared || SettlementCurrency.settles(platform, currency)
      ? []
      : [`${id} comes to the platform in ${currency}`]
  })
}
