type Stream = { write(text: string): unknown; isTTY?: boolean | undefined }

/** A bar on a terminal, a line a step elsewhere. */
export const progressOn = (stream: Stream, total: number) => {
  let done = 0
  return {
    step(what: string): void {
      done = Math.min(done + 1, total)
      if (!stream.isTTY) {
        stream.write(`${done}/${total} ${what}\n`)
        return
      }
      const filled = Math.round((done / total) * WIDTH)
      stream.write(`\r[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${done}/${total} ${what}`.padEnd(COLUMNS))
    },
    end(): void {
      if (stream.isTTY) stream.write('\n')
    },
  }
}

const WIDTH = 30
const COLUMNS = 78
