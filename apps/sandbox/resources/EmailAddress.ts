/**
 * EmailAddress: where somebody is written to, as a request states it: a name, an at sign and a domain with a dot in it,
 * without a space anywhere.
 *
 * That is what the addresses have in common that integrators say Stripe refuses, such as otameshi@com.
 */
import { Result } from "effect"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"

const anAddress = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/

/** Nothing in its place takes it away. */
export const parameter: Parameter.Parameter<string | undefined> = {
  isRequired: false,
  read: (value, name) =>
    Result.flatMap(Parameter.text.read(value, name), (stated) =>
      stated === undefined || stated === "" || anAddress.test(stated)
        ? Result.succeed(stated)
        : Result.fail(Failure.invalid(`Invalid email address: ${stated}`, { code: "email_invalid", param: name }))
    )
}
