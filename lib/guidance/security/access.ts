import { hasWrittenTrust } from '@/lib/design/pipeline-trust'
import { COMPUTE_KINDS, idsOf, ofKinds } from '@/lib/guidance/kinds'
import { list } from '@/lib/guidance/words'
import { cloudOf } from './cloud'
import { type ControlRule, inDesign, notNeeded, OWNERS, type SecurityContext, yours } from './control-rule'

export const accessControls: readonly ControlRule[] = [
  {
    id: 'access-single-sign-on',
    control: 'People sign in once, each as themselves, with a second factor',
    group: 'access',
    duty: { owner: OWNERS.security, cadence: 'before the first release, then with each person who joins' },
    tags: {
      pci: ['8.2.1', '8.3.1', '8.4.2'],
      hipaa: ['164.312(a)(2)(i)', '164.312(d)'],
      soc2: ['CC6.1', 'CC6.2'],
      gdpr: ['32'],
      iso: ['A.5.16', 'A.8.5'],
      fedramp: ['IA-2', 'IA-2(1)'],
      dora: ['9'],
    },
    judge: ({ requirements }) =>
      yours(SIGN_IN[requirements.security.identity], 'The list of people with their last sign-in and second factor.'),
  },
  {
    id: 'access-workload-roles',
    control: 'Each workload has a role of its own and may do only its work',
    group: 'access',
    duty: { owner: OWNERS.engineering, cadence: 'each change of a connection' },
    tags: {
      pci: ['7.2.1'],
      hipaa: ['164.312(a)(1)'],
      soc2: ['CC6.3'],
      iso: ['A.8.2', 'A.8.3'],
      fedramp: ['AC-6'],
      dora: ['9'],
    },
    judge: ({ design }) => {
      const workloads = ofKinds(design, COMPUTE_KINDS)
      if (workloads.length === 0) return notNeeded('No code of yours runs here.')
      return inDesign(
        idsOf(workloads),
        `One ${cloudOf(design).role} a workload in ${cloudOf(design).code}, naming the resources it is connected to; none may do everything everywhere.`,
      )
    },
  },
  {
    id: 'access-pipeline-identity',
    control: 'The pipeline signs in with a short-lived token, not with a stored key',
    group: 'access',
    duty: { owner: OWNERS.engineering, cadence: 'once, and with each new environment' },
    tags: { pci: ['8.6.1'], soc2: ['CC6.1'], iso: ['A.8.4'], fedramp: ['IA-5'] },
    judge: ({ requirements, design }) => {
      if (hasWrittenTrust(requirements, design.provider))
        return inDesign(
          [],
          'terraform/bootstrap: one identity a purpose and an environment, each taken on with the token of a job of this repository and nothing else; no key is stored.',
          'Apply terraform/bootstrap once, and let production deploy from the main branch only.',
        )
      return requirements.delivery.repo === 'other'
        ? yours(
            'Check that your code host issues OpenID Connect tokens; if it does not, keep the deploy key in the secret store and change it every 90 days.',
            'No long-lived access key in the list of credentials of the account.',
          )
        : yours(
            `Let ${REPOSITORIES[requirements.delivery.repo]} sign in to the cloud by OpenID Connect, with one role an environment and production limited to the main branch.`,
            'No long-lived access key in the list of credentials of the account.',
          )
    },
  },
  {
    id: 'access-root-account',
    control: 'The login that may do everything is locked away, and a break-glass way in is tested',
    group: 'access',
    duty: { owner: OWNERS.security, cadence: 'every six months' },
    tags: { pci: ['8.2.2'], hipaa: ['164.312(a)(2)(ii)'], soc2: ['CC6.1'], iso: ['A.8.2'], fedramp: ['AC-6(5)'] },
    judge: ({ design, ids }) =>
      yours(
        `${cloudOf(design).owner.lock} Try it twice a year.`,
        `The audit trail shows no use of the ${cloudOf(design).owner.login} outside the test.`,
        ids('audit-trail'),
      ),
  },
  {
    id: 'access-review',
    control: 'Who may do what is reviewed, and leavers lose access the same day',
    group: 'access',
    duty: { owner: OWNERS.security, cadence: reviewRhythm },
    tags: {
      pci: ['7.2.4', '8.2.5'],
      hipaa: ['164.308(a)(3)', '164.308(a)(4)'],
      soc2: ['CC6.2', 'CC6.3'],
      iso: ['A.5.18'],
      fedramp: ['AC-2'],
      dora: ['9'],
    },
    judge: (context) => {
      const { requirements } = context
      return yours(
        `Review the access of all ${requirements.team.engineers} engineers and of every machine role ${reviewRhythm(context)}; remove what nobody used.`,
        'A dated list of what was reviewed and removed.',
      )
    },
  },
  {
    id: 'access-administration',
    control: 'Nobody needs an open administration port',
    group: 'access',
    duty: { owner: OWNERS.engineering, cadence: 'each change of the network' },
    tags: { pci: ['1.2.6', '2.2.7'], soc2: ['CC6.1', 'CC6.6'], iso: ['A.8.18'], fedramp: ['AC-17'] },
    judge: ({ design, ids }) => {
      const machines = ids('machine-group', 'app-platform')
      if (machines.length === 0) return notNeeded('There are no machines to sign in to.')
      return inDesign(machines, `No rule opens port 22 or 3389; ${cloudOf(design).session}`)
    },
  },
  {
    id: 'access-users',
    control: 'Users of the workload are authenticated, and their sessions end',
    group: 'access',
    duty: { owner: OWNERS.engineering, cadence: 'each release' },
    tags: {
      pci: ['8.2.8'],
      hipaa: ['164.312(a)(2)(iii)', '164.312(d)'],
      soc2: ['CC6.1'],
      gdpr: ['32'],
      iso: ['A.8.5'],
      fedramp: ['IA-8', 'AC-12'],
    },
    judge: ({ requirements, asked }) => {
      const { dataClasses } = requirements.security
      if (dataClasses.length === 0 && !asked('hipaa') && !asked('pci'))
        return notNeeded('Nothing sensitive is behind it.', 'The answer about what would do harm if it leaked.')
      const idle =
        asked('pci') || asked('hipaa')
          ? 'after 15 minutes without use'
          : 'after a time that you choose, a day at most for staff'
      return yours(
        `The application signs its users in and ends a session ${idle}.`,
        'A test in the pipeline that an old session is refused.',
      )
    },
  },
  {
    id: 'access-change-approval',
    control: 'Every change to production is reviewed and can be traced',
    group: 'access',
    duty: { owner: OWNERS.engineering, cadence: 'each change' },
    tags: { pci: ['6.5.1'], soc2: ['CC8.1'], iso: ['A.8.32'], fedramp: ['CM-3'], dora: ['9'] },
    judge: ({ requirements }) =>
      yours(
        APPROVAL[requirements.delivery.approval],
        'Pull requests with a reviewer, and the deployment record that names them.',
      ),
  },
  {
    id: 'access-baa',
    control: 'A business associate agreement is signed before health data arrives',
    group: 'access',
    duty: { owner: OWNERS.compliance, cadence: 'before health data arrives, then every 12 months' },
    only: ['hipaa'],
    tags: { hipaa: ['164.308(b)(1)', '164.314(a)'] },
    judge: baa,
  },
  {
    id: 'access-processors',
    control: 'Everybody who handles the data for you is under contract',
    group: 'access',
    duty: { owner: OWNERS.compliance, cadence: 'every 12 months, and before each new supplier' },
    only: ['pci', 'hipaa', 'gdpr', 'soc2', 'iso', 'fedramp', 'dora'],
    tags: {
      pci: ['12.8.2', '12.8.4'],
      hipaa: ['164.308(b)(1)'],
      gdpr: ['28'],
      soc2: ['CC9.2'],
      iso: ['A.5.19', 'A.5.23'],
      fedramp: ['SA-9'],
      dora: ['28', '30'],
    },
    judge: ({ requirements, design, asked }) =>
      yours(
        `Keep the ${asked('gdpr') ? 'data processing agreement' : 'contract'} with ${cloudOf(design).name} and with ${monitoringTool(requirements)} on file${asked('dora') ? ', enter both in the register of ICT providers, and write down how you would leave' : ''}.`,
        'The register of suppliers with the date of each contract.',
      ),
  },
]

/**
 * The shortest interval that was asked for. FedRAMP: privileged accounts every month at the high level, every three months at the moderate,
 * every year at the low (AC-2 of the baselines, see clauses/fedramp.ts); PCI DSS 7.2.4 six months; three months is usual for the others.
 */
function reviewRhythm({ requirements, asked }: SecurityContext): string {
  if (asked('fedramp') && requirements.compliance.fedrampLevel === 'high') return 'every month'
  return asked('soc2') || asked('iso') || asked('fedramp') ? 'every three months' : 'every six months'
}

const SIGN_IN = {
  sso: 'Connect your sign-in service to the cloud accounts, demand a second factor that cannot be phished for administrators, and create no separate users.',
  users:
    'You use separate users: move them to single sign-on, and until then demand a second factor of each and change access keys every 90 days.',
  none: 'Choose a sign-in service before the first deployment; with nothing in place, everybody shares one login that may do everything.',
} as const

const APPROVAL = {
  none: 'Nobody approves if the checks pass, so the checks are the control: protect the main branch, demand one review and no direct push.',
  one: 'One person other than the author approves each production release in the pipeline.',
  board: 'The change board approves; link its record to the release, so that one leads to the other.',
} as const

const REPOSITORIES = {
  github: 'GitHub Actions',
  gitlab: 'GitLab CI',
  bitbucket: 'Bitbucket Pipelines',
  'azure-devops': 'Azure Pipelines',
  other: 'your pipeline',
} as const

const monitoringTool = ({ team }: SecurityContext['requirements']) =>
  ({
    datadog: 'Datadog',
    newrelic: 'New Relic',
    provider: 'every other supplier that sees the data',
    prometheus: 'every other supplier that sees the data',
    none: 'every other supplier that sees the data',
  })[team.monitoring]

function baa({ requirements, design }: SecurityContext) {
  const services = [...new Set(design.resources.map(({ service }) => service))]
  const eligible = `Check that these are on the provider's list of eligible services: ${list(services)}.`
  return requirements.compliance.hipaaBaa === 'yes'
    ? yours(`You have or will have the agreement. ${eligible}`, 'The signed agreement and the list, dated.')
    : yours(
        `The agreement with ${cloudOf(design).name} is not signed. No health data may enter any environment before it is. ${eligible}`,
        'The signed agreement and the list, dated.',
      )
}
