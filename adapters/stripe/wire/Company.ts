/**
 * Company: `company` of Stripe's `account`: the business behind it, without its numbers, of which only is said that they
 * are known.
 *
 * https://docs.stripe.com/api/accounts/object#account_object-company
 */

type Tree = Readonly<Record<string, unknown>>

const nowhere = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null }

const nothingGiven = { back: null, details: null, details_code: null, front: null }

/** What is also shown where Stripe collects what must be known of the account. */
const alwaysShown = ["name", "name_kana", "name_kanji", "structure"] as const

/** With all that was said of it, or only what Stripe tells whoever does not collect it. */
export const of = (said: Tree, isCollected: boolean): Tree => {
  if (!isCollected) {
    return Object.fromEntries(alwaysShown.flatMap((name) => (said[name] === undefined ? [] : [[name, said[name]]])))
  }
  const { document } = (said["verification"] ?? {}) as { readonly document?: Tree }
  return {
    directors_provided: false,
    executives_provided: false,
    name: null,
    owners_provided: false,
    phone: null,
    tax_id_provided: false,
    vat_id_provided: false,
    ...said,
    address: { ...nowhere, ...(said["address"] as Tree | undefined) },
    verification: { document: { ...nothingGiven, ...document } }
  }
}
