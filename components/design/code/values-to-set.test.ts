import { expect, test } from 'vitest'
import { valuesToSet } from './values-to-set'

const file = (path: string, content: string) => ({ path, content, language: 'hcl', why: '' })

test('only what has neither a default nor a value in a .tfvars file is left to set, with its line', () => {
  const variables = `# Head
variable "image" {
  description = "The image that runs"
  type        = string

  validation {
    condition     = length(var.image) > 0
    error_message = "Set it."
  }
}

variable "name" {
  type    = string
  default = "orders"
}

variable "web_max" {
  type = number
}
`
  expect(
    valuesToSet([file('variables.tf', variables), file('environments/production.tfvars', 'web_max = 12\n')]),
  ).toEqual([{ name: 'image', description: 'The image that runs', path: 'variables.tf', line: 2 }])
})

test('what a module is told is not asked for, and what two environments ask for is said once', () => {
  const variable = 'variable "image" {\n  type = string\n}\n'
  const paths = ['modules/compute', 'environments/production', 'environments/staging']
  expect(valuesToSet(paths.map((path) => file(`terraform/${path}/variables.tf`, variable)))).toEqual([
    { name: 'image', description: '', path: 'terraform/environments/production/variables.tf', line: 1 },
  ])
})
