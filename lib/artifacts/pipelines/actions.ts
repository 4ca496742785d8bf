/**
 * Actions pinned by commit: a tag can be moved by whoever takes over the action, a commit can't. Each pair of version and commit was
 * found in at least two unrelated public repositories (read 2026-11-23); an action that was not is not used.
 */
const PINS = {
  'actions/checkout': ['08c6903cd8c0fde910a37f88322edcfb5dd907a8', 'v5.0.0'],
  'actions/upload-artifact': ['ea165f8d65b6e75b540449e92b4886f43607fa02', 'v4.6.2'],
  'aws-actions/configure-aws-credentials': ['b47578312673ae6fa5b5096b330d9fbac3d116df', 'v4.2.1'],
  'azure/login': ['a457da9ea143d694b1b9c7c869ebb04ebe844ef5', 'v2.3.0'],
  'docker/setup-buildx-action': ['e468171a9de216ec08956ac3ada2f0791b6bd435', 'v3.11.1'],
  'google-github-actions/auth': ['ba79af03959ebeac9769e648f473a284504d9193', 'v2.1.10'],
  'google-github-actions/setup-gcloud': ['77e7a554d41e2ee56fc945c52dfd3f33d12def9a', 'v2.1.4'],
  'hashicorp/setup-terraform': ['b9cd54a3c349d3f38e8881555d616ced269862dd', 'v3.1.2'],
  'opentofu/setup-opentofu': ['592200bd4b9bbf4772ace78f887668b1aee8f716', 'v1.0.5'],
  'sigstore/cosign-installer': ['3454372f43399081ed03b604cb2d021dabca52bb', 'v3.8.2'],
} as const

export type Action = keyof typeof PINS

export const pinOf = (action: Action) => ({ commit: PINS[action][0], version: PINS[action][1] })

export const ACTIONS = Object.keys(PINS) as Action[]
