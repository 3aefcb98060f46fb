/**
 * cli: the command tree, as a value.
 */
import { Command } from "effect/cli"
import { balances } from "#apps/cli/commands/balances.ts"
import { compare } from "#apps/cli/commands/compare.ts"
import { explain } from "#apps/cli/commands/explain.ts"
import { guide } from "#apps/cli/commands/guide.ts"
import { sandbox } from "#apps/cli/commands/sandbox.ts"
import { simulate } from "#apps/cli/commands/simulate.ts"
import { taxForms } from "#apps/cli/commands/taxForms.ts"
import { verify } from "#apps/cli/commands/verify.ts"

export const cli = Command.make("connect-ledger").pipe(
  Command.withDescription("Where every amount goes in Stripe Connect, booked as a double-entry ledger"),
  Command.withSubcommands([simulate, explain, compare, guide, taxForms, balances, verify, sandbox])
)
