/**
 * The entries of large objects in a JSON document, one at a time: an offer file of a region has 440 MB, which is near what a string may
 * hold. `wanted` names the objects by their path: `products` gives each product. A document that ends too early is an error.
 */
export async function* jsonEntries(
  chunks: AsyncIterable<string>,
  wanted: readonly string[],
): AsyncGenerator<{ path: string; key: string; value: unknown }> {
  const keys: string[] = []
  let text = ''
  let inString = false
  let escaped = false
  let token = ''
  let lastString = ''
  let captureAt = -1
  for await (const chunk of chunks) {
    for (const char of chunk) {
      if (captureAt >= 0) text += char
      if (inString) {
        if (escaped) escaped = false
        else if (char === '\\') escaped = true
        else if (char === '"') {
          inString = false
          lastString = token
        }
        if (inString) token += char
        continue
      }
      if (char === '"') {
        inString = true
        token = ''
      } else if (char === '{' || char === '[') {
        keys.push(lastString)
        lastString = ''
        if (captureAt < 0 && wanted.includes(keys.slice(1, -1).join('.'))) {
          captureAt = keys.length
          text = char
        }
      } else if (char === '}' || char === ']') {
        if (keys.length === captureAt) {
          yield { path: keys.slice(1, -1).join('.'), key: keys.at(-1) ?? '', value: JSON.parse(text) }
          captureAt = -1
          text = ''
        }
        keys.pop()
      }
    }
  }
  if (keys.length > 0 || inString) throw new Error('the answer ended too early')
}

/** The text of an answer as it arrives. */
export async function* textOf(answer: Response): AsyncGenerator<string> {
  if (!answer.body) throw new Error('an answer without a body')
  const decoder = new TextDecoder()
  for await (const bytes of answer.body as unknown as AsyncIterable<Uint8Array>) {
    yield decoder.decode(bytes, { stream: true })
  }
  yield decoder.decode()
}
