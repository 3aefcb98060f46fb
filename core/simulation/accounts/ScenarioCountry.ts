/**
 * ScenarioCountry: whether Stripe has such accounts where a scenario says that they are, and what it has instead.
 */
import * as Country from "#core/connect/countries/Country.ts"
import * as CrossBorder from "#core/connect/CrossBorder.ts"
import type { ServiceAgreement } from "#core/connect/accounts/ServiceAgreement.ts"
import type { Path, Report } from "#core/simulation/schema/Issue.ts"

const businesses = Country.ofBusinesses.join(", ")

const written = (code: string): string => {
  const country = Country.all.get(code)
  return country === undefined ? code : `${code} (${country.name})`
}

/** Whether there may be such a platform, which is a business. */
export const checkPlatform = (sender: CrossBorder.Sender, path: Path, report: Report): boolean => {
  const { country } = sender.platform
  if (CrossBorder.isPossible(sender, country, "full")) return true
  report([...path, "country"], `Stripe has no platforms in ${written(country)}; expected one of ${businesses}`)
  return false
}

interface Account {
  readonly country: string
  readonly serviceAgreement?: ServiceAgreement
}

/** Whether there may be such an account. What is refused is in Stripe's words, as integrators quote them. */
export const checkAccount = (sender: CrossBorder.Sender, account: Account, path: Path, report: Report): boolean => {
  const { country, serviceAgreement: agreement = "full" } = account
  if (CrossBorder.isPossible(sender, country, agreement)) return true
  const isPossible = (other: ServiceAgreement): boolean => CrossBorder.isPossible(sender, country, other)
  if (agreement === "full") {
    const instead = isPossible("recipient") ? "service_agreement: recipient, or " : ""
    const message = `${written(country)} is not currently supported by Stripe; expected ${instead}one of ${businesses}`
    report([...path, "country"], message)
    return false
  }
  const { platform } = sender
  report(
    [...path, "service_agreement"],
    `The recipient ToS agreement is not supported for platforms in ${platform.country} creating accounts in ${country}; ` +
      `expected ${isPossible("full") ? "full" : "a platform in US, or settings: cross_border_transfers: by_contract"}`
  )
  return false
}
