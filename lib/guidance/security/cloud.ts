import type { Design } from '@/lib/design/model'
import type { Provider } from '@/lib/requirements/schema'

type CloudWords = {
  /** The cloud itself. */
  name: string
  /** Where a setting of the design is found. */
  code: string
  /** What opens and closes connections. */
  networkRules: string
  /** Where one environment is apart from another. */
  account: string
  /** The identity of a workload. */
  role: string
  /** The login that may do everything, and how it is locked away. */
  owner: { login: string; lock: string }
  /** How audit records are kept from being changed. */
  trailProtection: { evidence: string; you: string }
  /** What keeps a store from being deleted. */
  deletion: { evidence: string; you: string | null }
  /** How images are scanned and tags kept. */
  images: string
  /** How validated cryptography is used. */
  fips: string
  /** Who changes the administrator password of a database; null where nobody does by itself. */
  passwordRotation: string | null
  /** The way in for administration without an open port. */
  session: string
  /** How the recorded clock is right. */
  clock: string
}

/**
 * What differs between clouds in the words of the checklist. Facts about services are from general knowledge and so assumptions, where no
 * page is named: RDS changes a password it manages every seven days unless told otherwise,
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_managed.html; AWS_USE_FIPS_ENDPOINT,
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-endpoints.html; both read 2026-11-23.
 */
const WORDS: { readonly [P in Provider]: CloudWords } = {
  aws: {
    name: 'AWS',
    code: 'the Terraform',
    networkRules: 'Security groups',
    account: 'account',
    role: 'role',
    owner: {
      login: 'root user',
      lock: 'Put a hardware second factor on the root user, delete its keys, and keep one sealed emergency account that two people know how to open.',
    },
    trailProtection: {
      evidence: 'Log files are validated by digest and their bucket keeps versions.',
      you: 'Move the bucket to a separate log account when you have one, and let nobody delete in it.',
    },
    deletion: {
      evidence: 'Deletion protection on databases, versions on buckets, a final snapshot on destroy.',
      you: null,
    },
    images: 'Scan on push is switched on; a tag cannot be overwritten.',
    fips: 'Call the FIPS endpoints of each service (AWS_USE_FIPS_ENDPOINT=true for workloads and pipeline) and choose a FIPS policy on the listener.',
    passwordRotation:
      'The database service owns the administrator password and changes it every seven days by default.',
    session: 'a session goes through the provider, signed in and recorded.',
    clock:
      'Machines and tasks take their time from the time service of the provider, and the log store stamps what arrives.',
  },
  gcp: {
    name: 'Google Cloud',
    code: 'the code that you write from this design',
    networkRules: 'Firewall rules of the VPC network',
    account: 'project',
    role: 'service account',
    owner: {
      login: 'super administrator',
      lock: 'Put a hardware second factor on the super administrators of the organisation, use them for nothing else, create no keys for service accounts, and keep one sealed emergency login that two people know how to open.',
    },
    trailProtection: {
      evidence: 'Records of administration stand in a log bucket of their own, which nobody can change or empty.',
      you: 'Send all audit logs to a bucket with a locked retention, in a project that the team cannot delete in.',
    },
    deletion: {
      evidence: 'Deletion protection on databases, versions and soft deletion on buckets.',
      you: 'Put a lien on the production project, so that it cannot be deleted as a whole.',
    },
    images: 'Artifact Registry holds the images under tags that cannot be changed, and its scanning reads each one.',
    fips: 'Use the service endpoints with TLS, a FIPS 140 build of your language’s cryptography in the images, and a restricted TLS profile on the load balancer.',
    passwordRotation: null,
    session: 'a session goes through Identity-Aware Proxy, signed in and recorded.',
    clock:
      'Machines and containers take their time from the time service of the provider, and the log store stamps what arrives.',
  },
  azure: {
    name: 'Azure',
    code: 'the code that you write from this design',
    networkRules: 'Network security groups',
    account: 'subscription',
    role: 'managed identity',
    owner: {
      login: 'Global Administrator',
      lock: 'Give the Global Administrator role to nobody permanently, demand a hardware second factor and approval to take it, and keep one sealed emergency login that two people know how to open.',
    },
    trailProtection: {
      evidence:
        'The activity log cannot be changed by those it describes, and its export goes to storage that cannot be overwritten.',
      you: 'Lock the retention of that storage, in a subscription that the team cannot delete in.',
    },
    deletion: {
      evidence: 'Soft deletion and versions on blob storage, backups that outlive the server.',
      you: 'Put a delete lock on the production resource group, so that no command empties it.',
    },
    images: 'The container registry holds the images with locked tags, and Defender for Cloud scans each one.',
    fips: 'Use the service endpoints with TLS 1.2 or newer, machine images in FIPS mode, and a FIPS 140 build of your language’s cryptography in the images.',
    passwordRotation: null,
    session: 'a session goes through Azure Bastion, signed in and recorded.',
    clock:
      'Machines and containers take their time from the time service of the provider, and the log store stamps what arrives.',
  },
}

export const cloudOf = ({ provider }: Pick<Design, 'provider'>): CloudWords => WORDS[provider]
