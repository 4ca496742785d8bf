import type { Artifact } from '../artifact'

export type Practice = { practice: string; where: { path: string; line: number }[]; how: string }

/** Each published practice with the lines of the generated files that keep it. */
export const practicesIn = (files: readonly Pick<Artifact, 'path' | 'content'>[]): Practice[] =>
  PRACTICES.map(({ practice, how, file, line }) => ({ practice, how, where: find(files, file, line) }))

const CI = /^(\.github\/workflows\/|\.gitlab|bitbucket-pipelines|azure-pipelines|pipeline\/README)/

const PRACTICES: readonly { practice: string; how: string; file: RegExp; line: RegExp }[] = [
  {
    practice: 'Fast feedback',
    how: 'The quickest check is the first job and has a short limit of its own; a change is tried before it is merged.',
    file: CI,
    line: /make check\b|infrastructure\.sh plan/,
  },
  {
    practice: 'Fail fast',
    how: 'Each job waits for what is faster than it, each script stops at the first error, and parallel steps stop together.',
    file: /^(\.github|\.gitlab|bitbucket|azure)|^pipeline\/.*\.sh$/,
    line: /^\s*(needs:|dependsOn:|fail-fast: true|set -euo pipefail)/,
  },
  {
    practice: 'Parallel execution',
    how: 'Jobs that do not need each other start together: tests beside the audit, plans of all environments side by side.',
    file: CI,
    line: /pipeline\/audit\.sh|make test-unit|parallel:|infrastructure\.sh plan/,
  },
  {
    practice: 'Artifact promotion',
    how: 'One release, by digest: its signature is checked and it is never built again. For infrastructure, the plan that was made is what is applied.',
    file: /^pipeline\/(promote|infrastructure)\.sh$/,
    line: /verify_image|promoted|apply .*tfplan|pulumi up|execute-change-set/,
  },
  {
    practice: 'Environment parity',
    how: 'The same jobs and scripts for each environment; only names and sizes differ.',
    file: /^pipeline\/(settings|infrastructure)\.sh$/,
    line: /^use_environment\(\)|environments\/\$environment|parameters\/\$environment|stack select "\$environment"|stack="\$prefix"/,
  },
  {
    practice: 'Secrets management',
    how: 'The build system’s own short-lived token is traded for rights in the cloud, one identity a job; no key is stored.',
    file: /^\.github\/workflows\/|^pipeline\/sign-in\.sh$/,
    line: /id-token: write|^token=|role-to-assume|workload_identity_provider|client-id:/,
  },
  {
    practice: 'Audit trail',
    how: 'Each deployment is recorded with who, which digests, when and how it ended; each plan is kept.',
    file: /^pipeline\/(record|infrastructure)\.sh$/,
    line: /put_file|report=/,
  },
]

const find = (files: readonly Pick<Artifact, 'path' | 'content'>[], file: RegExp, line: RegExp): Practice['where'] =>
  files
    .filter(({ path }) => file.test(path))
    .flatMap(({ path, content }) =>
      content.split('\n').flatMap((text, index) => (line.test(text) ? [{ path, line: index + 1 }] : [])),
    )
