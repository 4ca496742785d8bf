import { createInterface } from 'node:readline'
import type { Question } from '@/lib/wizard/question'
import { answered, begin, hear, type Interview, questionWords, waiting } from './interview'

/** Asks at the terminal, on standard error so that standard output holds the answer alone. Undefined where it was broken off. */
export async function ask(questions: readonly Question[]): Promise<object | undefined> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr, prompt: '> ' })
  const tell = (words: string) => process.stderr.write(`${words}\n`)
  let interview: Interview = begin(questions)
  const putNext = (isNew: boolean): boolean => {
    const question = waiting(interview)
    if (question && isNew) tell(questionWords(interview, question))
    if (question) terminal.prompt()
    return question !== undefined
  }
  tell('Answer as far as you know; every default is shown, and what is not asked is assumed and listed.')
  putNext(true)
  try {
    for await (const line of terminal) {
      const heard = hear(interview, line)
      const isNew = heard.interview !== interview
      interview = heard.interview
      if (heard.says !== null) tell(heard.says)
      if (!putNext(isNew)) return answered(interview)
    }
  } finally {
    terminal.close()
  }
  return undefined
}
