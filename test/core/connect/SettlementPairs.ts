/**
 * SettlementPairs: every recorded or documented day of a charge with the day on which it was available, each with its
 * source, the country of its account, the delay that the account had and the rule for weekends.
 *
 * None is made up. What was recorded with one day only is in {@link incomplete}, with what is missing.
 */
import { Result } from "effect"
import * as SettlementDelay from "#core/connect/schedules/SettlementDelay.ts"
import type { StartOfDay } from "#core/connect/schedules/StartOfDay.ts"
import * as Instant from "#core/time/Instant.ts"
import * as Zone from "#core/time/Zone.ts"

/** `either`: made on a business day or counted in calendar days, so that both rules say the same. */
export type Rule = SettlementDelay.WeekendRule | "either"

export interface Pair {
  readonly charged: string
  /** The day; at which moment of it, says the start of day. */
  readonly available: string
  readonly timing: SettlementDelay.Timing
  readonly rule: Rule
  readonly startOfDay?: StartOfDay
  readonly source: string
}

export const moment = (text: string): Instant.Instant => Result.getOrThrow(Instant.parse(text))

/** An account of a country with this many days, counted as there unless it is said otherwise. */
const card = (
  country: string,
  days: number,
  count: SettlementDelay.SettlementDelay["count"] = SettlementDelay.ofCountry(country).count
): SettlementDelay.Timing =>
  SettlementDelay.timing("card", { country, settlementDelay: { days, count } }, "six_business_days")

/** A table of `charged available`, with a time after the day where one was recorded. */
const pairs = (source: string, timing: SettlementDelay.Timing, rule: Rule, table: string): ReadonlyArray<Pair> =>
  [...table.matchAll(/(\S+) (\S+)/g)].map(([, charged = "", available = ""]) => ({
    charged,
    available,
    timing,
    rule,
    source
  }))

const dayOne = "next_business_day_is_day_one"
const dayZero = "next_business_day_is_day_zero"
const gumroad = "recorded by antiwork/gumroad, test mode of a US platform, 2023 to 2025"
const airbyte = "recorded by airbytehq/airbyte, source-stripe's sandbox, 2023"
const payRails = "recorded by pay-rails/pay, test mode"
const liberapay = "recorded by liberapay/liberapay.com, test mode of a French platform, 2026"

const us = [
  ...pairs(
    gumroad,
    card("US", 2),
    "either",
    `2023-10-18 2023-10-20   2023-10-19 2023-10-23   2023-10-20 2023-10-24   2023-10-23 2023-10-25
     2023-10-24 2023-10-26   2023-10-25 2023-10-27   2023-10-30 2023-11-01   2023-10-31 2023-11-02
     2023-11-01 2023-11-03   2023-11-07 2023-11-09   2023-11-16 2023-11-20   2023-11-22 2023-11-27
     2023-11-27 2023-11-29   2023-11-28 2023-11-30   2023-11-29 2023-12-01   2023-12-13 2023-12-15
     2023-12-21 2023-12-26   2023-12-29 2024-01-03   2024-01-03 2024-01-05   2024-01-05 2024-01-09
     2024-01-17 2024-01-19   2024-02-06 2024-02-08   2024-02-08 2024-02-12   2024-02-20 2024-02-22
     2024-02-26 2024-02-28   2024-03-11 2024-03-13   2024-03-13 2024-03-15   2024-03-15 2024-03-19
     2024-03-18 2024-03-20   2024-03-19 2024-03-21   2024-03-21 2024-03-25   2024-03-27 2024-03-29
     2024-04-08 2024-04-10   2024-04-09 2024-04-11   2024-04-11 2024-04-15   2024-04-15 2024-04-17
     2024-04-19 2024-04-23   2024-04-25 2024-04-29   2024-05-14 2024-05-16   2024-05-21 2024-05-23
     2024-06-03 2024-06-05   2024-06-07 2024-06-11   2024-06-10 2024-06-12   2024-06-13 2024-06-17
     2024-06-14 2024-06-18   2024-06-18 2024-06-21   2024-06-20 2024-06-24   2024-06-26 2024-06-28
     2024-06-27 2024-07-01   2024-06-28 2024-07-02   2024-07-01 2024-07-03   2024-07-03 2024-07-08
     2024-07-25 2024-07-29   2024-08-05 2024-08-07   2024-08-06 2024-08-08   2024-08-08 2024-08-12
     2024-08-14 2024-08-16   2024-08-27 2024-08-29   2024-08-30 2024-09-04   2024-10-18 2024-10-22
     2024-12-09 2024-12-11   2024-12-10 2024-12-12   2024-12-12 2024-12-16   2024-12-13 2024-12-17
     2024-12-16 2024-12-18   2024-12-17 2024-12-19   2024-12-18 2024-12-20   2025-01-23 2025-01-27
     2025-02-04 2025-02-06   2025-02-11 2025-02-13   2025-02-13 2025-02-18   2025-02-21 2025-02-25
     2025-02-25 2025-02-27   2025-02-26 2025-02-28   2025-03-07 2025-03-11   2025-03-27 2025-03-31`
  ),
  ...pairs(
    gumroad,
    card("US", 2),
    dayOne,
    `2023-11-04 2023-11-07   2023-11-11 2023-11-14   2023-11-23 2023-11-27   2023-12-24 2023-12-27
     2023-12-25 2023-12-27   2024-01-01 2024-01-03   2024-01-28 2024-01-30   2024-02-24 2024-02-27
     2024-03-09 2024-03-12   2024-04-14 2024-04-16   2024-04-21 2024-04-23   2024-06-19 2024-06-21
     2024-06-22 2024-06-25   2024-07-13 2024-07-16   2024-08-03 2024-08-06   2024-11-24 2024-11-26
     2025-01-19 2025-01-22   2025-03-23 2025-03-25`
  ),
  ...pairs(`${gumroad}: its one exception`, card("US", 2), dayZero, "2024-04-28 2024-05-01"),
  ...pairs(
    airbyte,
    card("US", 2),
    "either",
    `2023-01-30T10:28:08Z 2023-02-01   2023-01-31T11:30:49Z 2023-02-02   2023-02-02T13:47:54Z 2023-02-06
     2023-03-20T11:13:43Z 2023-03-22   2023-06-09 2023-06-13   2023-10-17 2023-10-19   2023-11-17 2023-11-21`
  ),
  ...pairs(
    airbyte,
    card("US", 2),
    dayZero,
    "2023-07-08T20:04Z 2023-07-12   2023-12-17T14:51Z 2023-12-20   2023-02-20T11:24:14Z 2023-02-23"
  )
]

const otherDelays = [
  ...pairs(
    `${gumroad}: on behalf of US accounts with manual payouts`,
    card("US", 1),
    "either",
    "2023-10-30 2023-10-31   2023-11-27 2023-11-28"
  ),
  ...pairs(
    `${payRails}, a US account whose seven days are calendar days`,
    card("US", 7, "calendar"),
    "either",
    `2025-11-10T18:26:26Z 2025-11-17   2025-11-10T18:26:32Z 2025-11-17   2025-11-10T18:27:21Z 2025-11-17
     2025-11-10T18:27:34Z 2025-11-17   2025-11-10T18:27:38Z 2025-11-17   2025-11-10T18:27:43Z 2025-11-17
     2025-11-10T18:27:48Z 2025-11-17   2025-11-10T18:27:54Z 2025-11-17   2025-11-10T18:28:15Z 2025-11-17
     2025-11-10T18:28:49Z 2025-11-17   2025-11-10T18:29:08Z 2025-11-17   2025-11-10T18:29:13Z 2025-11-17
     2025-11-10T18:29:16Z 2025-11-17   2025-11-10T18:29:25Z 2025-11-17   2025-11-10T18:29:44Z 2025-11-17
     2025-11-10T18:29:49Z 2025-11-17   2025-11-10T18:30:08Z 2025-11-17   2025-11-10T18:30:12Z 2025-11-17
     2025-11-10T18:30:23Z 2025-11-17   2025-11-10T18:30:58Z 2025-11-17   2025-11-10T18:41:08Z 2025-11-17`
  ),
  ...pairs(
    `${payRails}, a direct charge on a connected account like that`,
    card("US", 7, "calendar"),
    "either",
    "2026-03-30T21:20:51Z 2026-04-06"
  )
]

const elsewhere = [
  ...pairs(
    `${gumroad}: Canada, Christmas counts`,
    card("CA", 7),
    "either",
    "2023-10-24 2023-10-31   2024-12-18 2024-12-25"
  ),
  ...pairs(
    `${gumroad}: Singapore, New Year counts`,
    card("SG", 7),
    "either",
    "2023-11-23 2023-11-30   2023-12-25 2024-01-01"
  ),
  ...pairs(`${gumroad}: Brazil`, card("BR", 7), "either", "2024-10-15 2024-10-22"),
  ...pairs(liberapay, card("FR", 3), "either", "2026-02-17 2026-02-20"),
  ...pairs(
    `${liberapay}, SEPA direct debits`,
    SettlementDelay.timing(
      "sepa_debit",
      { country: "FR", settlementDelay: { days: 3, count: "calendar" } },
      "seven_calendar_days"
    ),
    "either",
    "2026-02-17 2026-02-24"
  )
]

const losAngeles = Zone.of("America/Los_Angeles")
if (losAngeles === undefined) throw new Error("there is no clock of Los Angeles")

/** The page says Monday and Friday; this is one of its Mondays. */
const documented: ReadonlyArray<Pair> = [
  {
    charged: "2026-01-12T18:00:00Z",
    available: "2026-01-16",
    timing: card("US", 4),
    rule: "either",
    startOfDay: { hour: 10, minutes: 0, timezone: losAngeles },
    source:
      "docs.stripe.com/payouts/customized-start-of-day: from 10:00 Pacific time, four business days after a Monday"
  }
]

export const all: ReadonlyArray<Pair> = [...us, ...otherDelays, ...elsewhere, ...documented]

/** Recorded days that make no pair, and what is missing. */
export const incomplete: ReadonlyArray<{ readonly recorded: string; readonly missing: string }> = [
  {
    recorded:
      "airbytehq/airbyte: 7.00 charged and disputed within a minute, both available on 2023-01-24, swept on 23 January",
    missing: "the day of the charge"
  },
  {
    recorded: "application fees of a British platform, available on 2021-09-09, swept by a payout of 2021-09-05",
    missing: "the day of the charges"
  },
  {
    recorded: "fivetran/dbt_stripe: a payout of Sunday 2021-01-24 arrives on 2021-01-25",
    missing: "a charge: these are the days of a payout"
  },
  {
    recorded: "a Czech account with 7 days and an Indian one with 5",
    missing: "any charge of theirs"
  },
  {
    recorded:
      "docs.stripe.com/payouts: ACH 4, Bacs 4, BECS 2, SEPA 6, pre-authorised debits 5, bank transfers 5 business days",
    missing: "days of a charge; bank transfers are not modelled"
  }
]
