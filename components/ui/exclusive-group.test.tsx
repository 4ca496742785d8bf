// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CheckboxList } from './checkbox-list'

let root: Root
let seenByForm: string[]

beforeEach(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  document.body.innerHTML = '<form></form>'
  const [form] = document.forms
  if (!form) throw new Error('the document has no form')
  form.addEventListener('change', () => {
    seenByForm = new FormData(form).getAll('users').map(String)
  })
  root = createRoot(form)
  const options = [
    { value: 'eu', label: 'Europe' },
    { value: 'na', label: 'North America' },
  ]
  const exclusive = [{ value: 'not-sure', label: 'Not sure' }]
  await act(() => root.render(<CheckboxList field="users" label="Users" values={['eu']} {...{ options, exclusive }} />))
})

afterEach(() => act(() => root.unmount()))

test('choosing the exclusive option clears the others before the form hears of it, and says so', async () => {
  await press('not-sure')
  expect(seenByForm).toEqual(['not-sure'])
  expect(document.querySelector('[aria-live]')?.textContent).toBe('Not sure chosen. Europe cleared.')
})

test('choosing another option clears the exclusive one and keeps the rest', async () => {
  await press('not-sure')
  await press('eu')
  await press('na')
  expect(seenByForm).toEqual(['eu', 'na'])
})

const press = (value: string) =>
  act(async () => document.querySelector<HTMLInputElement>(`[value="${value}"]`)?.click())
