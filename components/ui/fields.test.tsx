// @vitest-environment jsdom
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { CheckboxList } from './checkbox-list'
import { ErrorSummary } from './error-summary'
import { MoneyField } from './money-field'
import { NumberField } from './number-field'
import { RadioList } from './radio-list'
import { Select } from './select'
import { TextField } from './text-field'

const field = 'traffic.peakRps'
const question = { field, label: 'How busy is it?', help: 'At the busiest minute.', error: 'Enter a number, like 45' }
const options = [
  { value: 'one', label: 'One', hint: 'A hint' },
  { value: 'two', label: 'Two' },
]
const last = { value: 'not-sure', label: 'Not sure', hint: 'We will plan for one.' }

const fields: [string, ReactElement][] = [
  ['TextField', <TextField key="t" {...question} value="a" />],
  ['NumberField', <NumberField key="n" {...question} value="1.2k" understood="1,200 a second" />],
  ['MoneyField', <MoneyField key="m" {...question} currency="GBP" />],
  ['Select', <Select key="s" {...question} options={options} />],
  ['RadioList', <RadioList key="r" {...question} options={options} last={last} value="two" />],
  ['CheckboxList', <CheckboxList key="c" {...question} options={options} exclusive={[last]} values={['one', 'two']} />],
]

test.each(fields)('%s ties its label, help and error to its control', (_, element) => {
  const page = draw(element)
  const control = page.getElementById(`f-${field}`)
  const described =
    control?.closest('[aria-describedby*="-error"]') ?? page.querySelector('[aria-describedby*="-error"]')

  expect(page.getElementById(`q-${field}`)?.contains(control)).toBe(true)
  expect(wordsAt(page, described?.getAttribute('aria-describedby'))).toContain('Enter a number, like 45')
  expect(wordsAt(page, described?.getAttribute('aria-describedby'))).toContain('At the busiest minute.')
  expect(page.querySelector(`legend, label[for="f-${field}"]`)?.textContent).toContain('How busy is it?')
})

test.each(fields)('%s posts under its field path with native controls and unique ids', (_, element) => {
  const page = draw(element)
  const controls = [...page.querySelectorAll('input, select')]
  const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id)

  expect(new Set(controls.map((control) => control.getAttribute('name')))).toEqual(new Set([field]))
  expect(new Set(ids).size).toBe(ids.length)
})

test('a form posts what the lists were given', () => {
  const page = draw(
    <form>
      <RadioList field="a" label="A" options={options} last={last} value="not-sure" />
      <CheckboxList field="b" label="B" options={options} values={['one', 'two']} />
      <NumberField field="c" label="C" value="1,2x" />
    </form>,
  )
  const data = new FormData(page.forms[0])
  expect([...data.entries()]).toEqual([
    ['a', 'not-sure'],
    ['b', 'one'],
    ['b', 'two'],
    ['c', '1,2x'],
  ])
})

test('an option is named by its label and described by its hint', () => {
  const page = draw(<RadioList {...question} options={options} />)
  const radio = page.getElementById(`f-${field}`)
  expect(wordsAt(page, radio?.getAttribute('aria-labelledby'))).toBe('One')
  expect(wordsAt(page, radio?.getAttribute('aria-describedby'))).toBe('A hint')
})

test('every line of the error summary leads to a control on the page', () => {
  const page = draw(
    <>
      <ErrorSummary problems={[{ field, message: 'Enter a number, like 45' }]} />
      <NumberField {...question} />
    </>,
  )
  const target = page.querySelector('[role=alert] a')?.getAttribute('href')?.slice(1) ?? ''
  expect(page.getElementById(target)?.tagName).toBe('INPUT')
})

/** As a browser without a script gets it. */
const draw = (element: ReactElement) => new DOMParser().parseFromString(renderToStaticMarkup(element), 'text/html')

const wordsAt = (page: Document, ids: string | null | undefined) =>
  (ids ?? '')
    .split(' ')
    .map((id) => page.getElementById(id)?.textContent ?? '')
    .join(' ')
