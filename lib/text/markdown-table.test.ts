import { expect, test } from 'vitest'
import { markdownTable } from './markdown-table'

test('a table has a head, a rule and its rows', () => {
  expect(markdownTable(['Name', 'Value'], [['a', '1']])).toBe('| Name | Value |\n| --- | --- |\n| a | 1 |')
})

test('bars and line breaks stay inside their cell', () => {
  expect(markdownTable(['x'], [['a|b\nc']])).toBe('| x |\n| --- |\n| a\\|b c |')
})
