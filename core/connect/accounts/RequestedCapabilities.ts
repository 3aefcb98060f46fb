/**
 * RequestedCapabilities: what is asked for an account, in the words of v1: `capabilities[transfers][requested]`.
 */
import * as Capability from "#core/connect/accounts/Capability.ts"

export type RequestedCapabilities = { readonly [capability in Capability.Capability]?: { readonly requested: true } }

export const of = (capabilities: ReadonlySet<Capability.Capability>): RequestedCapabilities =>
  Object.fromEntries(
    Capability.all.filter((each) => capabilities.has(each)).map((each) => [each, { requested: true }] as const)
  )

export const setOf = (requested: RequestedCapabilities): ReadonlySet<Capability.Capability> =>
  new Set(Capability.all.filter((each) => requested[each] !== undefined))
