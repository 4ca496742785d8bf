import type { Artifact, Control } from '@/lib/plan-document'
import type { Place } from './places'

type File = Pick<Artifact, 'path' | 'content'>

/**
 * Where the generated files keep a control: the lines that its own pattern finds, then the block of each resource that satisfies it.
 * Empty where nothing in the files does, and for what the team does by itself.
 */
export function controlPlaces(files: readonly File[], control: Pick<Control, 'id' | 'status' | 'resources'>): Place[] {
  if (control.status === 'not-needed') return []
  const own = OWN_LINES[control.id]
  const kept = own ? linesOf(files, own.file, own.line) : []
  if (control.status === 'yours') return kept
  return [...kept, ...control.resources.flatMap((id) => definition(files, id))]
}

const WORKFLOWS = /^(\.github\/workflows\/|\.gitlab|bitbucket-pipelines|azure-pipelines)/

/** Controls that something else than a resource keeps: a rule, a role, a step of the pipeline. */
const OWN_LINES: Readonly<Record<string, { file: RegExp; line: RegExp }>> = {
  'network-allow-list': {
    file: /security-groups\.tf$|^pulumi\/index\.ts$|^cloudformation\/network\.yaml$/,
    line: /^resource "|new \w+\.\w+\.(SecurityGroup|Firewall|NetworkSecurityGroup)\(|Type: AWS::EC2::SecurityGroup$/,
  },
  'access-workload-roles': {
    file: /\/iam\.tf$|^pulumi\/index\.ts$|^cloudformation\/security\.yaml$/,
    line: /^resource "|new \w+\.\w+\.(Role|IAMMember|Assignment)\(|Type: AWS::IAM::Role$/,
  },
  'access-pipeline-identity': {
    file: /^terraform\/bootstrap\/main\.tf$|^\.github\/workflows\/|^pipeline\/sign-in\.sh$/,
    line: /^resource "(aws_iam_openid_connect_provider|google_iam_workload_identity_pool_provider|azurerm_federated_identity_credential)"|id-token: write|^token=/,
  },
  'access-change-approval': { file: /^pipeline\/record\.sh$/, line: /put_file/ },
  'patching-images': { file: WORKFLOWS, line: /cron:/ },
  'scanning-code': { file: /^pipeline\/audit\.sh$/, line: /semgrep|trivy/ },
  'scanning-images': { file: /^pipeline\/build\.sh$/, line: /trivy/ },
  'secrets-scanning': { file: /^pipeline\/audit\.sh$/, line: /gitleaks/ },
}

const linesOf = (files: readonly File[], file: RegExp, line: RegExp): Place[] =>
  files
    .filter(({ path }) => file.test(path))
    .flatMap(({ path, content }) =>
      content.split('\n').flatMap((text, index) => (line.test(text) ? [{ path, line: index + 1 }] : [])),
    )

/** The first block that is called after a resource, in whichever language the infrastructure is written. */
function definition(files: readonly File[], id: string): Place[] {
  const label = id.replaceAll('-', '_')
  const logical = id.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())
  const exact = new RegExp(`^resource "\\w+" "${label}"|new [\\w.]+\\(['"\`]${id}['"\`]`)
  const part = new RegExp(`^resource "\\w+" "${label}_|new [\\w.]+\\(['"\`]${id}-|^  ${logical}[A-Z][A-Za-z]*:$`)
  const code = files.filter(({ path }) => /^(terraform\/modules|pulumi|cloudformation)\/.*\.(tf|ts|yaml)$/.test(path))
  return first(code, exact, ABOUT) ?? first(code, part, ABOUT) ?? first(code, exact) ?? []
}

/** What is made for a resource and is not the resource. */
const ABOUT = /security_?group|subnet_?group|target_?group|listener|certificate|record|iam_|\.Role\(/i

function first(files: readonly File[], pattern: RegExp, except?: RegExp): Place[] | undefined {
  for (const { path, content } of files) {
    // Parameters of CloudFormation come before its resources and have the same indentation.
    const lines = content.split('\n')
    const from = path.endsWith('.yaml') ? Math.max(0, lines.indexOf('Resources:')) : 0
    const index = lines.findIndex((text, at) => at >= from && pattern.test(text) && !except?.test(text))
    if (index >= 0) return [{ path, line: index + 1 }]
  }
  return undefined
}
