/**
 * Transcript: a command in a `console` block of a page, and what the page says it prints.
 *
 * A command starts with `$ ` and goes on after a backslash at the end of a line; its output goes on to the next
 * command or the end of the block.
 */
export interface Transcript {
  /** The line of the command in its page, from 1. */
  readonly line: number
  readonly command: string
  readonly output: string
}

interface Reading {
  readonly found: Array<Transcript>
  /** What closes the block we are in. */
  fence: string | undefined
  isConsole: boolean
}

const open = (transcript: Transcript): boolean => transcript.output === "" && transcript.command.endsWith("\\")

const readLine = (reading: Reading, line: string, number: number): void => {
  const last = reading.found.at(-1)
  if (line === reading.fence) reading.fence = undefined
  else if (reading.fence === undefined) {
    const [, fence, language] = /^(```+)(\w*)/.exec(line) ?? []
    reading.fence = fence
    reading.isConsole = language === "console"
  } else if (!reading.isConsole) return
  else if (line.startsWith("$ ")) reading.found.push({ line: number, command: line.slice(2), output: "" })
  else if (last === undefined) throw new Error(`line ${number}: output of no command`)
  else if (open(last)) reading.found.splice(-1, 1, { ...last, command: `${last.command}\n${line}` })
  else reading.found.splice(-1, 1, { ...last, output: `${last.output}${line}\n` })
}

export const all = (page: string): ReadonlyArray<Transcript> => {
  const reading: Reading = { found: [], fence: undefined, isConsole: false }
  for (const [index, line] of page.split("\n").entries()) readLine(reading, line, index + 1)
  return reading.found
}

const height = (text: string): number => text.split("\n").length

/** The page with `output` instead of what it says `transcript` prints. */
export const rewritten = (page: string, { command, line, output: old }: Transcript, output: string): string => {
  const lines = page.split("\n")
  const start = line - 1 + height(command)
  return [...lines.slice(0, start), ...output.split("\n").slice(0, -1), ...lines.slice(start + height(old) - 1)].join(
    "\n"
  )
}
