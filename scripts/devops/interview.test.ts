import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseRequirements } from '@/lib/requirements/parse'
import { answered, begin, hear, type Interview, questionWords, waiting } from './interview'
import { ways } from './ways'

const talk = (start: Interview, lines: readonly string[]) => {
  let interview = start
  const said: (string | null)[] = []
  for (const line of lines) {
    const heard = hear(interview, line)
    interview = heard.interview
    said.push(heard.says)
  }
  return { interview, said }
}
const brief = () => begin(ways.brief.questions)
const keyOf = (interview: Interview) => waiting(interview)?.key

test('a letter, a value and the words of an option are the same answer', () => {
  for (const typed of ['b', 'api', 'API', ' B '])
    expect(answered(talk(brief(), ['Orders', typed]).interview)).toMatchObject({ workload: { kind: 'api' } })
})

test('a wrong answer says what is wrong, and nothing is lost', () => {
  const { interview, said } = talk(brief(), ['Orders', 'z', '', 'q q'])
  expect(said).toEqual([null, 'Choose one of the options', 'Choose what you are building', 'Choose one of the options'])
  expect(keyOf(interview)).toBe('workload.kind')
  expect(answered(interview)).toEqual({ schemaVersion: 1, name: 'Orders' })
})

test('a question mark explains, and asks again', () => {
  const { interview, said } = talk(brief(), ['Orders', '?'])
  expect(said[1]).toContain('A steady API suits containers')
  expect(said[1]).toContain('workload.kind of requirements.json')
  expect(keyOf(interview)).toBe('workload.kind')
})

test('going back keeps the answer as the default of the question, and stops at the first', () => {
  const { interview } = talk(brief(), ['Orders', 'b', '<'])
  expect(keyOf(interview)).toBe('workload.kind')
  expect(questionWords(interview, ways.brief.questions[1] ?? neverAsked())).toContain('Enter for ‘API’')
  expect(answered(talk(interview, ['']).interview)).toMatchObject({ workload: { kind: 'api' } })
  expect(talk(brief(), ['<']).said).toEqual(['This is the first question'])
})

test.each([
  ['864,000 per day', 10],
  ['864000 day', 10],
  ['45', 45],
  ['1.2k per second', 1200],
])('traffic typed as “%s” is %d requests a second', (typed, rps) => {
  const { interview } = talk(brief(), ['Orders', 'b', 'a', typed])
  expect(answered(interview)).toMatchObject({ traffic: { averageRps: rps } })
})

test('a unit that does not exist is refused in the wizard’s words', () => {
  const { said } = talk(brief(), ['Orders', 'b', 'a', '45 per fortnight'])
  expect(said[3]).toBe('Enter average traffic as a number, like 45')
})

test('several letters choose several; what rules out the others cannot go with them', () => {
  const start = talk(brief(), ['Orders', 'b', 'a', '45', 'a', 'c']).interview
  expect(keyOf(start)).toBe('data.stores')
  expect(answered(talk(start, ['a, c']).interview)).toMatchObject({ data: { stores: ['sql', 'object'] } })
  expect(talk(start, ['a n']).said[0]).toContain('not both')
  expect(answered(talk(start, ['n']).interview)).toMatchObject({ data: { stores: [] } })
})

test('a dash stands for “not sure”, which the plan then assumes', () => {
  const { interview } = talk(brief(), ['Orders', 'b', 'a', '-'])
  expect(answered(interview)).toMatchObject({ traffic: { averageRps: null } })
})

test('another number is asked for where one was announced', () => {
  const { interview } = talk(brief(), ['Orders', 'b', 'a', '45', 'a', 'a different number'])
  expect(keyOf(interview)).toBe('availability.slaPercent-custom')
})

test('a region is offered once a cloud was named', () => {
  const start: Interview = { ...begin(ways.infra.questions), answers: {} }
  const region = start.asked.find(({ key }) => key === 'platform.region') ?? neverAsked()
  const only = (provider: string): Interview => ({
    asked: [region],
    answers: { 'platform.provider': provider },
    passed: [],
  })
  expect(waiting(only('auto'))).toBeUndefined()
  expect(questionWords(only('gcp'), region)).toContain('europe-west')
  expect(hear(only('gcp'), 'a').says).toBeNull()
})

test('an answer that another one has made wrong is not taken over by Enter', () => {
  const keys = ['team.engineers', 'team.ops', 'platform.provider']
  const start = begin(ways.brief.questions.filter(({ key }) => keys.includes(key)))
  const { interview, said } = talk(start, ['4', '3', '<', '<', '2', ''])
  expect(said[5]).toBe('This cannot be more than 2, the number of engineers')
  expect(keyOf(interview)).toBe('team.ops')
})

test.each(Object.entries(ways))('%s: whatever is typed, the questions end in requirements that parse', (_, way) => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('', 'a', 'b', 'c d', '?', '-', '<', '12', 'x', 'a,b'), { maxLength: 60 }),
      (lines) => {
        let { interview } = talk(begin(way.questions), ['Orders', 'b', ...lines])
        for (let turn = 0; turn < 200 && waiting(interview); turn += 1) {
          const [first = '', ...others] = ['', 'a', '12', '0'].filter((line) => hear(interview, line).says === null)
          interview = hear(interview, first).interview
          expect([first, ...others].length).toBeGreaterThan(0)
        }
        expect(waiting(interview)).toBeUndefined()
        const document = answered(interview)
        expect(parseRequirements(document)).toMatchObject({ ok: true })
        const asked = Object.keys(document).length
        expect(asked).toBeGreaterThan(1)
      },
    ),
    { numRuns: 20 },
  )
})

test('the shortest set is short, and each way asks it too', () => {
  expect(ways.brief.questions.length).toBeLessThanOrEqual(13)
  for (const way of Object.values(ways))
    expect(way.questions).toEqual(expect.arrayContaining([...ways.brief.questions]))
})

function neverAsked(): never {
  throw new Error('the wizard has no such question')
}
