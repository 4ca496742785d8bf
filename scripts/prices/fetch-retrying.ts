import { setTimeout as sleep } from 'node:timers/promises'

const ATTEMPTS = 5

/**
 * Asks again after a failed connection, a busy or a failing server, waiting twice as long each time; anything else that is not an answer is
 * an error at once. The address is named without its query, which may hold a key.
 */
export const fetchRetrying = async (url: string, waitMs: number): Promise<Response> => {
  let failure = ''
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) await sleep(waitMs * 2 ** (attempt - 1))
    const answer = await ask(url)
    if (answer instanceof Response) {
      if (answer.ok) return answer
      failure = `HTTP ${answer.status}`
      await answer.body?.cancel()
      if (!isPassing(answer.status)) break
    } else failure = answer
  }
  throw new Error(`${named(url)} did not answer: ${failure}`)
}

const isPassing = (status: number) => status === 429 || status >= 500

/** The connection's own reason lies one level down: "fetch failed" says nothing. */
const ask = async (url: string): Promise<Response | string> => {
  try {
    return await fetch(url)
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined
    if (cause instanceof Error && 'code' in cause) return String(cause.code)
    return error instanceof Error ? error.message : String(error)
  }
}

const named = (url: string): string => {
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname}`
}
