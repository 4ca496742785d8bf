import type { Artifact } from './artifact'
import type { ArtifactInput } from './input'
import { writeRepositoryReadme } from './repository-readme'
import { writeTerraform } from './terraform/write-terraform'

/** Every file that a design is handed over as: they unpack into one repository, and its README says in which order they are used. */
export function writeArtifacts(input: ArtifactInput): Artifact[] {
  const files = infrastructure(input)
  return files.length === 0 ? [] : [writeRepositoryReadme(input, files), ...files]
}

function infrastructure({ designs, requirements, reasonOf, ruleset }: ArtifactInput): Artifact[] {
  const { iac } = requirements.platform
  return writeTerraform({
    designs,
    reasonOf,
    ruleset,
    budgetUsd: requirements.budget.monthly,
    iac: iac === 'opentofu' ? 'opentofu' : 'terraform',
  })
}
