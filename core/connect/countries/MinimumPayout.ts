/**
 * MinimumPayout: the least that Stripe pays out to a recipient's bank, by the country that it is in.
 *
 * "The lowest amount that Stripe can support with our banking partners", in base units of the country's currency, by
 * the table of https://docs.stripe.com/connect/cross-border-payouts/special-requirements. The page as it was stored in
 * 2026 shows it from Albania to Colombia. All else is of a copy that names the table: antiwork/gumroad, commit
 * a1eef51ccabc09c20db2f30b9d05fb76c6c25e49 of 2026-09, app/models/country.rb; of the countries that are in both, each
 * has the same in both. That file had other amounts before 2025-10, such as 15,000 of Angola and 0 of Vietnam, which
 * are not the stored page's. Ghana's is what Stripe asked for in 2026-07 (polarsource/polar#13121), and no longer the
 * copy's. Where the table has 0, or is not known, there is none. Minimums change: these are as they stood then.
 */
import * as Country from "#core/connect/countries/Country.ts"
import * as Money from "#core/money/Money.ts"

const units: { readonly [country: string]: bigint } = {
  AG: 1n,
  AL: 3000n,
  AM: 12_100n,
  AO: 23_000n,
  AR: 4600n,
  AT: 1n,
  AZ: 50n,
  BA: 50n,
  BD: 20n,
  BE: 1n,
  BG: 1n,
  BH: 1n,
  BJ: 1n,
  BN: 1n,
  BO: 200n,
  BS: 1n,
  BT: 2500n,
  BW: 1n,
  CI: 1n,
  CL: 23_000n,
  CO: 140_000n,
  DO: 1n,
  DZ: 1n,
  EG: 20n,
  ET: 1n,
  GA: 100n,
  GH: 300n,
  GM: 1900n,
  GT: 1n,
  GY: 6300n,
  ID: 1n,
  IN: 1n,
  IS: 1n,
  JM: 1n,
  JO: 1n,
  KE: 1n,
  KH: 123_000n,
  KR: 40_000n,
  KW: 1n,
  KZ: 1n,
  LA: 516_000n,
  LC: 1n,
  LK: 1n,
  MC: 1n,
  MD: 500n,
  MG: 132_300n,
  MK: 1500n,
  MN: 105_000n,
  MO: 1n,
  MU: 1n,
  MX: 10n,
  MY: 133n,
  MZ: 1700n,
  NA: 550n,
  NE: 1n,
  NG: 1n,
  OM: 1n,
  PA: 50n,
  PH: 20n,
  PK: 1n,
  PY: 210_000n,
  QA: 1n,
  RS: 3000n,
  RW: 100n,
  SA: 1n,
  SM: 1n,
  SN: 1n,
  SV: 30n,
  TH: 600n,
  TR: 5n,
  TW: 800n,
  TZ: 800n,
  UZ: 343_000n,
  VN: 81_125n,
  ZA: 100n
}

const minimums: ReadonlyMap<string, Money.Money> = new Map(
  [...Country.all.values()].flatMap(({ code, currency }) => {
    const least = units[code]
    return least === undefined ? [] : [[code, Money.ofWhole(currency, least)] as const]
  })
)

/** That of recipients in `country`, in its currency; undefined where there is none. */
export const of = (country: string): Money.Money | undefined => minimums.get(country)
