import type { Provider, Requirements } from '@/lib/requirements/schema'

/**
 * Whether a folder of Terraform can make the cloud trust the build system's own tokens. Azure compares subjects whole, and Bitbucket's end in
 * the id of the step, which is another one in each run.
 */
export const hasWrittenTrust = (
  { platform: { iac }, delivery: { repo } }: Pick<Requirements, 'platform' | 'delivery'>,
  provider: Provider,
): boolean =>
  (iac === 'terraform' || iac === 'opentofu') && repo !== 'other' && !(repo === 'bitbucket' && provider === 'azure')
