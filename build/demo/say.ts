// What the demo says while it works, on standard error: standard output is for the comparison.

export const say = (text: string): void => void process.stderr.write(`${text}\n`)

/** Progress on one line of a terminal, and a line every tenth elsewhere. */
export function progress(what: string, total: number): (done: number) => void {
  let tenth = -1
  return (done) => {
    const now = Math.floor((done * 10) / total)
    if (process.stderr.isTTY) process.stderr.write(`\r${what} ${done} of ${total}${done === total ? '\n' : ''}`)
    else if (now !== tenth) say(`${what} ${done} of ${total}`)
    tenth = now
  }
}
