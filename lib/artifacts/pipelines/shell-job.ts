import type { Delivery, Job } from './model'
import type { Fields } from './yaml'

/** The lines of a job where the build system has no steps of its own: sign in first, then each script. */
export const scriptOf = ({ identity, steps }: Job): string[] => [
  ...(identity ? [`. pipeline/sign-in.sh ${identity}`] : []),
  ...steps.map(({ run }) => run),
]

/** Who, which run and whose signatures: as the build system names them. */
export type Words = { actor: string; runUrl: string; signer: string | null }

/** Variables that are no secrets and the same for everybody; all others are set once in the build system's settings. */
export function variablesOf({ first, provider, repo }: Delivery, job: Job, { actor, runUrl, signer }: Words): Fields {
  const isRelease = job.steps.some(({ run }) => /pipeline\/(record|rollback)/.test(run))
  return {
    ...(isRelease ? { ACTOR: actor, RUN_URL: runUrl } : {}),
    ...(signer && job.tools.includes('cosign') ? { SIGNER: signer } : {}),
    ...(provider === 'aws' && job.identity && repo !== 'github' ? { AWS_REGION: first.regions[0]?.id ?? '' } : {}),
  }
}
