import { expect, test } from 'vitest'
import { valuesToSet } from './infrastructure'

const artifact = (path: string, content: string) => ({ path, language: 'hcl', content, why: '' })

test('variables without a default and without a value in every environment are to be set', () => {
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

variable "web" {
  description = "Sizes of the web application."
  type        = object({ min = number })
}
`
  const files = [
    artifact('terraform/variables.tf', variables),
    artifact('terraform/environments/production.tfvars', 'web = {\n  min = 2\n}\n'),
  ]
  expect(valuesToSet(files)).toEqual([{ name: 'domain_name', description: 'The "public" domain.' }])
})
