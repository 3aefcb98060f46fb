/**
 * main: every benchmark, each printed with its reference from the same run. No test asserts a time.
 */
import { startup } from "./startup.ts"

for (const benchmark of [startup]) console.log(benchmark())
