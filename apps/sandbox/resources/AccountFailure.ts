/**
 * AccountFailure: why an account, or a person of it, cannot be made or changed so.
 */
import * as Failure from "#apps/sandbox/dialect/Failure.ts"

/** Its words are ours. https://docs.stripe.com/connect/manage-payout-schedule */
export const ownersSettings = (account: string): Failure.Failure =>
  Failure.invalid(
    `${account} has a full dashboard and its losses are covered by Stripe: its owner says how it is paid out, and no ` +
      "platform does.",
    {},
    403
  )

/** As integrators quote it. */
export const notExpress = (account: string): Failure.Failure =>
  Failure.invalid(`Cannot create an edit link for the account ${account}, which is not an Express account.`)

/** Its words are ours. https://docs.stripe.com/api/accounts/delete */
export const notEmpty = (account: string, left: string): Failure.Failure =>
  Failure.invalid(`${account} cannot be deleted: all of its balances must be zero, and it has ${left}.`)

/** Its words are ours. https://docs.stripe.com/api/accounts/delete */
export const ownAccount = (): Failure.Failure =>
  Failure.invalid("Your own account is deleted in its settings, and not by the API.")

/** Its words are ours. https://docs.stripe.com/api/v2/core/accounts/close */
export const notAllConfigurations = (applied: ReadonlyArray<string>): Failure.Failure =>
  Failure.invalid(`All configurations of the account must be passed in to close it: ${applied.join(", ")}.`, {
    param: "applied_configurations"
  })

/** Its words are ours. https://docs.stripe.com/api/account/unreject */
export const notRejected = (account: string): Failure.Failure => Failure.invalid(`${account} has not been rejected.`)

/** Its words are ours. https://docs.stripe.com/api/persons/delete */
export const representative = (): Failure.Failure =>
  Failure.invalid("The representative of an account cannot be deleted: make somebody else the representative first.")

/** As integrators quote it. */
export const typeAndController = (): Failure.Failure =>
  Failure.invalid(
    "You may not provide the `type` parameter and `controller` parameters simultaneously. They are mutually exclusive."
  )

/** As integrators quote it, of what has not the form of a country's code. */
export const unknownCountry = (country: string | undefined, param: string): Failure.Failure | undefined =>
  country === undefined || /^[a-z]{2}$/i.test(country)
    ? undefined
    : Failure.invalid(
        `Country '${country}' is unknown. Try using a 2-character alphanumeric country code instead, such as 'US', ` +
          "'EG', or 'GB'. A full list of country codes is available at " +
          "https://en.wikipedia.org/wiki/ISO_3166-1_alpha-2#Officially_assigned_code_elements",
        { param }
      )
