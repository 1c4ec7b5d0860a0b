// What of the command line is ours: the same program also takes Chromium's switches, and each system adds some of its own.

/** The arguments that main/shell/options.ts reads. */
export function ownArguments(argv: readonly string[]): string[] {
  return argv.flatMap((argument, index) => {
    if (argument === '--lan' || argument.startsWith('--port=')) return [argument]
    if (argument === '--port') return argv.slice(index, index + 2)
    return []
  })
}
