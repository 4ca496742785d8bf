import type { Design, ObjectStore } from '@/lib/design/model'
import { homeRegion, ofKinds } from '@/lib/guidance/kinds'
import { prefixOf, resourceName } from '@/lib/guidance/resource-name'

/** The number of the account, which only the account knows. */
export const ACCOUNT = '$(aws sts get-caller-identity --query Account --output text)'

/** Where the code that answers or works writes its lines; functions and clusters name theirs by themselves. */
export function logGroup(design: Design): string {
  const [service] = ofKinds(design, ['container-service'])
  return service ? `/${prefixOf(design)}/${service.id}` : '<log group>'
}

/** Bucket names are shared by all of AWS, so the account's number is part of them, and the region's name away from home. */
export const bucketName = (design: Design, store: Pick<ObjectStore, 'id' | 'region'>): string =>
  `${resourceName(design, store)}-${ACCOUNT}${store.region === homeRegion(design) ? '' : `-${store.region}`}`
