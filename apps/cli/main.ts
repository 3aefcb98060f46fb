/**
 * main: the command line on Node.
 */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { Effect } from "effect"
import * as Program from "#apps/cli/Program.ts"

Program.run(process.argv.slice(2), process.stdout.hasColors?.() === true).pipe(
  Effect.provide(NodeServices.layer),
  NodeRuntime.runMain({ disableErrorReporting: true, teardown: Program.teardown })
)
