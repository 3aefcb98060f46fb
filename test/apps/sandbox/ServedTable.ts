/**
 * ServedTable: what the sandbox can be asked for, as a table for the documentation.
 */
import * as Parameter from "#apps/sandbox/dialect/Parameter.ts"
import * as Served from "#apps/sandbox/resources/Served.ts"
import type { Endpoint } from "#apps/sandbox/state/Endpoint.ts"

const names = ({ fields }: Endpoint, is: (field: unknown) => boolean): string =>
  Object.entries(fields)
    .filter(([, field]) => is(field))
    .map(([name]) => `\`${name}\``)
    .join(", ")

const row = (endpoint: Endpoint): string => {
  const cells = [
    `\`${endpoint.method} ${endpoint.path}\``,
    names(endpoint, (field) => field !== Parameter.ignored && field !== Parameter.notServed),
    names(endpoint, (field) => field === Parameter.ignored),
    names(endpoint, (field) => field === Parameter.notServed)
  ]
  return `| ${cells.map((cell) => (cell === "" ? "–" : cell)).join(" | ")} |`
}

export const table = (): string =>
  ["| request | read | passed over | refused |", "| --- | --- | --- | --- |", ...Served.endpoints.map(row)].join("\n")
