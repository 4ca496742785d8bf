import type { Provider } from '@/lib/requirements/schema'
import type { Cluster } from './cluster'

/** Something that only the reader knows. `stand-in` is what the file holds until then: each can be searched for. */
export type ValueToSet = { file: string; standIn: string; says: string }

/** A digest that no image has: a deployment with it fails at the pull and touches nothing that runs. */
export const NO_DIGEST = `sha256:${'0'.repeat(64)}`
export const ACCOUNT = '123456789012'
export const PROJECT = 'your-project'
export const CLIENT_ID = '00000000-0000-0000-0000-000000000000'

/** Where images are pushed: the registry of the design, by the names that the Terraform gives. */
export function imageName({ design, images, resource }: Cluster, name: string): string {
  const at: { readonly [P in Provider]: string } = {
    aws: `${ACCOUNT}.dkr.ecr.${resource.region}.amazonaws.com/${images}/${name}`,
    gcp: `${resource.region}-docker.pkg.dev/${PROJECT}/${images}/${name}`,
    azure: `${images.replaceAll('-', '')}.azurecr.io/${name}`,
  }
  return at[design.provider]
}

/** `shop.example.com` for production, `staging.shop.example.com` elsewhere. */
export const hostName = ({ design, isProduction }: Cluster) =>
  `${isProduction ? '' : `${design.environment}.`}${design.slug}.example.com`

export const targetGroupArn = ({ resource, prefix }: Cluster) =>
  `arn:aws:elasticloadbalancing:${resource.region}:${ACCOUNT}:targetgroup/${prefix}-nodes/0000000000000000`
