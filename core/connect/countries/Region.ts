/**
 * Region: countries that Stripe takes for one where money crosses borders.
 *
 * That the United Kingdom, with Gibraltar, and Switzerland are in Europe is our reading of
 * https://docs.stripe.com/connect/account-debits (read 2026-11).
 */

/** The European Economic Area. */
export const economicArea: ReadonlyArray<string> =
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split(" ")

export const europe: ReadonlyArray<string> = [...economicArea, "CH", "GB", "GI"]

/**
 * Where platforms may transfer to accounts in any of the others.
 * https://docs.stripe.com/connect/cross-border-payouts, read 2026-11
 */
export const crossBorder: ReadonlySet<string> = new Set([...europe, "CA", "US"])

const freeOfCharge = new Set([...economicArea, "GB", "GI"])

/** Whether transfers between the two cost nothing: in one country, in the EEA, between it and the United Kingdom. */
export const isFree = (one: string, other: string): boolean =>
  one === other || (freeOfCharge.has(one) && freeOfCharge.has(other))
