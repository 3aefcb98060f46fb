/**
 * Requests: the requests that the guide names, as text: path, whether for the seller, and parameters.
 */
import * as ApiCall from "#core/guide/ApiCall.ts"
import type { Choices } from "#core/guide/Choices.ts"
import * as Integration from "#core/guide/Integration.ts"

export const callsOf = (choices: Choices): ReadonlyArray<ApiCall.ApiCall> =>
  Integration.steps(choices).flatMap(({ calls }) => calls)

/** Those of one step. */
export const said = (choices: Choices, title: string): ReadonlyArray<string> =>
  Integration.steps(choices)
    .filter((step) => step.title === title)
    .flatMap(({ calls }) =>
      calls.map(({ isForSeller, parameters, path }) => {
        const values = ApiCall.flat(parameters).map(([name, value]) => `${name}=${value}`)
        return [`${path}${isForSeller === true ? " for the seller" : ""}`, ...values].join(" ")
      })
    )
