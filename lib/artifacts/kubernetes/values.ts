import type { Provider } from '@/lib/requirements/schema'
import { shortId } from '../terraform/names'
import type { Cluster } from './cluster'

/** Something that only the reader knows. `stand-in` is what the file holds until then: each can be searched for. */
export type ValueToSet = { file: string; standIn: string; says: string }

/** A digest that no image has: a deployment with it fails at the pull and touches nothing that runs. */
export const NO_DIGEST = `sha256:${'0'.repeat(64)}`
export const ACCOUNT = '123456789012'
export const PROJECT = 'your-project'
export const CLIENT_ID = '00000000-0000-0000-0000-000000000000'

/** Where images are pulled from, on AWS in the cluster's own region: the registry of the design, by the names that the Terraform gives. */
export function imageName({ design, images, imagesRegion, resource }: Cluster, name: string): string {
  const at: { readonly [P in Provider]: string } = {
    aws: `${ACCOUNT}.dkr.ecr.${resource.region}.amazonaws.com/${images}/${name}`,
    gcp: `${imagesRegion}-docker.pkg.dev/${PROJECT}/${images}/${name}`,
    azure: `${images.replaceAll('-', '')}.azurecr.io/${name}`,
  }
  return at[design.provider]
}

/** `shop.example.com` for production, `staging.shop.example.com` elsewhere. */
export const hostName = ({ design, isProduction }: Cluster) =>
  `${isProduction ? '' : `${design.environment}.`}${design.slug}.example.com`

/** A target group's name may have 32 characters, of which the environment's prefix takes up to 20. */
export const targetGroupName = ({ nodes, prefix }: Cluster) => `${prefix}-${shortId(nodes.id, 11)}`

export const targetGroupArn = (cluster: Cluster) =>
  `arn:aws:elasticloadbalancing:${cluster.resource.region}:${ACCOUNT}:targetgroup/${targetGroupName(cluster)}/0000000000000000`
