/** Breaks prose into lines of at most `width` characters; a word longer than that stays whole on a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (longer.length > width && line !== '') {
      lines.push(line)
      line = word
      continue
    }
    line = longer
  }
  return line === '' ? lines : [...lines, line]
}
