import { expect, test } from 'vitest'
import { highlight } from './highlight'

test('Terraform is coloured by the theme’s variables and loses no character', async () => {
  const content = '# Runs the application.\nresource "aws_ecs_service" "web" {\n  desired_count = 4\n}\n'
  const lines = await highlight(content, 'hcl')
  expect(lines.map((line) => line.map(({ text }) => text).join('')).join('\n')).toBe(content)
  const colourOf = (part: string) => lines.flat().find(({ text }) => text.includes(part))?.colour
  expect(colourOf('Runs')).toBe('var(--syn-comment)')
  expect(colourOf('aws_ecs_service')).toBe('var(--syn-string)')
  expect(colourOf('4')).toBe('var(--syn-number)')
  expect(colourOf('resource')).toBe('var(--syn-keyword)')
})

test('a language without a grammar is plain text', async () => {
  expect(await highlight('a\nb', 'text')).toEqual([
    [{ text: 'a', colour: undefined }],
    [{ text: 'b', colour: undefined }],
  ])
})
