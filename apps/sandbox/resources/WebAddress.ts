/**
 * WebAddress: where somebody is sent to or comes back to, as a request states it: a URL of the web.
 *
 * Stripe's words: one for what has no scheme (quoted in kingyx3/hermes-vps#220), one for the rest, with the code and
 * the parameter (recorded in AntonioErdeljac/next13-ai-saas#40).
 */
import { Result } from "effect"
import * as Failure from "#apps/sandbox/dialect/Failure.ts"
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"

const hasScheme = /^[a-z][a-z\d+.-]*:/i
const isOfTheWeb = (url: string): boolean => /^https?:\/\//i.test(url) && URL.canParse(url)

const words = (url: string): string =>
  hasScheme.test(url) ? "Not a valid URL" : "Invalid URL: An explicit scheme (such as https) must be provided."

export const parameter: Parameter.Parameter<string | undefined> = {
  isRequired: false,
  read: (value, name) =>
    Result.flatMap(Parameter.text.read(value, name), (stated) =>
      stated === undefined || isOfTheWeb(stated)
        ? Result.succeed(stated)
        : Result.fail(Failure.invalid(words(stated), { code: "url_invalid", param: name }))
    )
}
