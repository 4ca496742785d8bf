// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the name that would do harm if it were read as code.
import { expect, test } from 'vitest'
import { CANARY_MINUTES, CANARY_SHARE } from '@/lib/guidance/canary'
import { writeTerraform } from '../terraform/write-terraform'
import { clustersOf, HEALTH_PATH, NAMESPACE, SERVICE_ACCOUNT, SETTINGS } from './cluster'
import { CLUSTER_INPUTS, HOSTILE } from './testing-inputs.fixture'
import { targetGroupName } from './values'
import { CANARY_PAUSE_MINUTES, CANARY_PERCENT } from './workloads'
import { writeKubernetes } from './write-kubernetes'

const inputs = CLUSTER_INPUTS.filter(([, { designs }]) => designs[0]?.provider === 'aws')

test('namespace, account, settings, health path, secret and target group are named as the Terraform names them', () => {
  for (const [name, input] of inputs) {
    const terraform = writeTerraform({
      designs: input.designs,
      reasonOf: input.reasonOf,
      ruleset: input.ruleset,
      budgetUsd: null,
      iac: 'terraform',
    })
    const text = terraform
      .map(({ content }) => content)
      .join('\n')
      .replaceAll(/ +=/g, ' =')
    expect(text, name).toMatch(new RegExp(`namespace = "${NAMESPACE}"\\n\\s+service_account = "${SERVICE_ACCOUNT}"\\n`))
    expect(text).toContain(`output "${SETTINGS.replaceAll('-', '_')}"`)
    const kubernetes = writeKubernetes(input)
    for (const cluster of clustersOf(input)) {
      const settings = kubernetes.find(({ path }) => path === `kubernetes/overlays/${cluster.overlay}/settings.env`)
      expect(settings?.content).toContain(`ENVIRONMENT=${cluster.design.environment}`)
      expect(text).toContain(`name = "${cluster.prefix}"`)
      if (kubernetes.some(({ content }) => content.includes('TargetGroupBinding')))
        expect(text).toContain(`name = "\${var.name}${targetGroupName(cluster).slice(cluster.prefix.length)}"`)
    }
    if (text.includes('variable "health_check_path"')) expect(text).toContain(`default = "${HEALTH_PATH}"`)
  }
})

test('whoever signs in to AWS from the cluster has a role there, and what a policy forbids is stopped', () => {
  const seen = new Set<string>()
  for (const [name, input] of inputs) {
    const { designs, reasonOf, ruleset } = input
    const terraform = writeTerraform({ designs, reasonOf, ruleset, budgetUsd: null, iac: 'terraform' })
      .map(({ content }) => content.replaceAll(/ +=/g, ' ='))
      .join('\n')
    const manifests = writeKubernetes(input)
      .map(({ content }) => content)
      .join('\n')
    const needs = [
      ['service: SecretsManager', /namespace = "external-secrets"\n\s+service_account = "external-secrets"/],
      ['type: aws-sqs-queue', /namespace = "keda"\n\s+service_account = "keda-operator"/],
      ['kind: NetworkPolicy', /jsonencode\(\{ enableNetworkPolicy = "true" \}\)/],
      ['driver: efs.csi.aws.com', /"aws-efs-csi-driver"/],
      ['| Cluster Autoscaler |', /namespace = "kube-system"\n\s+service_account = "cluster-autoscaler"/],
    ] as const
    expect(terraform, `${name}: the pipeline deploys`).toMatch(/"aws_eks_access_entry"[^}]*var\.cluster_deployers/)
    for (const [asked, given] of needs) {
      if (!manifests.includes(asked)) continue
      seen.add(asked)
      expect(terraform, `${name}: ${asked}`).toMatch(given)
    }
  }
  expect(seen.size).toBe(5)
})

/** What the other clouds' Terraform has to say once it is written; until then there is none to hold against. */
const IDENTITY = { gcp: `[${NAMESPACE}/${SERVICE_ACCOUNT}]`, azure: `:${NAMESPACE}:${SERVICE_ACCOUNT}` } as const

test('on Google Cloud KEDA may read how much waits wherever it is told to look', () => {
  const asked = CLUSTER_INPUTS.filter(
    ([, input]) =>
      input.designs[0]?.provider === 'gcp' &&
      writeKubernetes(input).some(({ content }) => content.includes('gcp-pubsub')),
  )
  expect(asked.length).toBeGreaterThan(0)
  for (const [name, { designs, reasonOf, ruleset }] of asked) {
    const text = writeTerraform({ designs, reasonOf, ruleset, budgetUsd: null, iac: 'terraform' })
      .map(({ content }) => content)
      .join('\n')
    expect(text, name).toContain('/subject/ns/keda/sa/keda-operator')
  }
})

test('on the other clouds, too, the identity is bound to this account of this namespace', () => {
  for (const [name, input] of CLUSTER_INPUTS) {
    const provider = input.designs[0]?.provider
    if (!provider || provider === 'aws') continue
    const { designs, reasonOf, ruleset } = input
    const text = writeTerraform({ designs, reasonOf, ruleset, budgetUsd: null, iac: 'terraform' })
      .map(({ content }) => content)
      .join('\n')
    if (text !== '') expect(text.includes(IDENTITY[provider]), name).toBe(true)
  }
})

test('a canary is as large and takes as long as the guidance says', () => {
  expect(CANARY_PERCENT).toBe(CANARY_SHARE * 100)
  expect(CANARY_PAUSE_MINUTES).toBe(CANARY_MINUTES)
})

test('a name made to do harm stands in comments only', () => {
  const input = CLUSTER_INPUTS.find(([, { designs }]) => designs[0]?.name === HOSTILE)?.[1]
  if (!input) throw new Error('the design is missing')
  for (const { path, content, language } of writeKubernetes(input)) {
    if (language === 'markdown') continue
    const lines = content.split('\n').filter((line) => line.includes('%{if'))
    expect(lines.length, path).toBe(1)
    expect(lines[0]?.startsWith('# Design: Kube ${x} "Shop"'), path).toBe(true)
  }
})
