/**
 * IntentTexts: what a request says of a payment intent that moves no money: what is shown to its payer, and of it.
 */
import * as Said from "#apps/sandbox/dialect/Said.ts"
import * as IntentFields from "#apps/sandbox/resources/IntentFields.ts"
import type { Intent } from "#apps/sandbox/state/Intent.ts"

const keep = Said.keeping(IntentFields.create)

export const said = (given: object, before?: Intent): Pick<Intent, "said"> => {
  const all = keep(given as Said.Said, before?.said)
  return all === undefined ? {} : { said: all }
}

interface Texts {
  readonly receipt_email?: string | undefined
  readonly statement_descriptor?: string | undefined
  readonly statement_descriptor_suffix?: string | undefined
}

/** What is written to the payer; nothing in its place takes it away. */
export const texts = (given: Texts, before?: Intent) => ({
  receiptEmail: (given.receipt_email ?? before?.receiptEmail) || null,
  statementDescriptor: (given.statement_descriptor ?? before?.statementDescriptor) || null,
  statementDescriptorSuffix: (given.statement_descriptor_suffix ?? before?.statementDescriptorSuffix) || null
})
