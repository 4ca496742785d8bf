import type { Artifact } from './artifact'
import { writeCloudFormation } from './cloudformation/write-cloudformation'
import { writeContainer } from './container/write-container'
import type { ArtifactInput } from './input'
import { writeKubernetes } from './kubernetes/write-kubernetes'
import { writeObservability } from './observability/write-observability'
import { writePipelines } from './pipelines/write-pipelines'
import { writePulumi } from './pulumi/write-pulumi'
import { writeRepositoryReadme } from './repository-readme'
import { writeBootstrap } from './terraform/bootstrap/write-bootstrap'
import { writeTerraform } from './terraform/write-terraform'

/** Every file that a design is handed over as: they unpack into one repository, and its README says in which order they are used. */
export function writeArtifacts(input: ArtifactInput): Artifact[] {
  const code = infrastructure(input)
  const files = [
    ...code,
    ...writeBootstrap(input, code),
    ...writeContainer(input),
    ...writeKubernetes(input),
    ...writePipelines(input),
    ...writeObservability(input),
  ]
  return files.length === 0 ? [] : [writeRepositoryReadme(input, files), ...files]
}

/** In the language that was asked for; in Terraform where this cloud has no other. */
function infrastructure({ designs, requirements, reasonOf, ruleset }: ArtifactInput): Artifact[] {
  const { iac } = requirements.platform
  const { availability, traffic } = requirements
  const objective = { percent: availability.slaPercent, requestsPerSecond: traffic.averageRps }
  const input = { designs, reasonOf, ruleset, budgetUsd: requirements.budget.monthly, objective }
  const asked = {
    cfn: () => writeCloudFormation(input),
    pulumi: () => writePulumi({ ...input, iac: 'terraform' }),
    terraform: () => [],
    opentofu: () => [],
  }[iac]()
  if (asked.length > 0) return asked
  return writeTerraform({ ...input, iac: iac === 'opentofu' ? 'opentofu' : 'terraform' })
}
