import { expect, test } from 'vitest'
import { valuesToSet } from './infrastructure'

const artifact = (path: string, content: string) => ({ path, language: 'hcl', content, why: '' })

test('variables of an environment without a default are to be set; those of a module are not', () => {
  const variables = `variable "domain_name" {
  description = "The \\"public\\" domain."
  type        = string

  validation {
    condition     = length(var.domain_name) > 3
    error_message = "Too short."
  }
}

variable "region" {
  description = "Where it runs."
  type        = string
  default     = "eu-west-1"
}
`
  const files = [
    artifact('terraform/modules/compute/variables.tf', 'variable "web" {\n  type = object({ min = number })\n}\n'),
    artifact('terraform/environments/production/variables.tf', variables),
  ]
  expect(valuesToSet(files)).toEqual([{ name: 'domain_name', description: 'The "public" domain.' }])
})
