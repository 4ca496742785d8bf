import type { Design, Kind } from '@/lib/design/model'
import type { ThreatModel } from '@/lib/plan-document'
import type { Requirements } from '@/lib/requirements/schema'
import { COMPUTE_KINDS, ENTRY_KINDS, idsOf, MESSAGING_KINDS, ofKinds, STORE_KINDS } from '../kinds'
import { list } from '../words'
import { cloudOf } from './cloud'
import { permissionsOf } from './permissions'

type Boundary = ThreatModel['boundaries'][number]
type Threat = Boundary['threats'][number]
type Sketch = { requirements: Requirements; design: Design; ids: (...kinds: readonly Kind[]) => string[] }

/** STRIDE at each place where trust changes hands in this design, and what each connection may do. */
export function threatModel(requirements: Requirements, design: Design): ThreatModel {
  const sketch: Sketch = { requirements, design, ids: (...kinds) => idsOf(ofKinds(design, kinds)) }
  return {
    boundaries: [
      ...internetToEdge(sketch),
      ...edgeToApp(sketch),
      ...appToData(sketch),
      ...appToOthers(sketch),
      operators(sketch),
      pipeline(sketch),
    ],
    permissions: permissionsOf(design),
  }
}

/** Answered by resources where there are some; else it is a duty. */
const answered = (
  kind: Threat['kind'],
  threat: string,
  control: string,
  resources: string[],
  answer: string,
  you: string | null = null,
): Threat => ({ kind, threat, answer, resources, control, you })

const duty = (kind: Threat['kind'], threat: string, control: string, you: string): Threat => ({
  kind,
  threat,
  answer: 'The design does not answer it.',
  resources: [],
  control,
  you,
})

function internetToEdge({ requirements, design, ids }: Sketch): Boundary[] {
  const doors = ids(...ENTRY_KINDS)
  const platform = ids('app-platform')
  const to = [...ids('dns-zone'), ...doors, ...(doors.length === 0 ? platform : [])]
  if (to.length === 0) return []
  const people = design.actors.filter(({ kind }) => kind === 'people').map(({ id }) => id)
  const firewall = ids('web-firewall')
  const isPublic = requirements.security.exposure === 'public'
  const door = doors.length > 0 ? doors : platform
  return [
    {
      id: 'internet-edge',
      name: isPublic ? 'Internet to edge' : 'Callers to edge',
      from: people.length > 0 ? people : ['callers'],
      to,
      threats: [
        answered(
          'spoofing',
          'A copy of the site under a name like yours, or a stolen session.',
          'access-users',
          door,
          'TLS with a certificate for your domain alone.',
          'Short sessions, cookies that scripts cannot read, a second sign-in before what hurts.',
        ),
        answered(
          'tampering',
          'Requests or answers are changed on the way.',
          'encryption-in-transit',
          door,
          'Everything is encrypted up to here, and older versions of TLS are refused.',
        ),
        firewall.length > 0
          ? answered(
              'tampering',
              'Input that was made to break the program: injection, forged paths.',
              'network-web-firewall',
              firewall,
              'The web firewall stops known patterns before they arrive.',
              'Check input in the program too: the firewall knows no rule of yours.',
            )
          : duty(
              'tampering',
              'Input that was made to break the program: injection, forged paths.',
              'scanning-code',
              'No web firewall stands here: check every input in the program, and let the static scan stop the pipeline.',
            ),
        answered(
          'denial',
          'More requests than it can carry, sent on purpose.',
          'network-front-door',
          [...door, ...firewall],
          firewall.length > 0
            ? 'A limit a caller at the firewall, and what can be cached is answered before it costs anything.'
            : 'The provider’s own protection against floods, and a largest size that caps the bill.',
          firewall.length > 0 ? null : 'Limit requests a caller in the program or at the gateway.',
        ),
        duty(
          'repudiation',
          'A user says "that was not me".',
          'logging-application',
          'Log who did what that matters, with the correlation id, and keep it as long as the audit trail.',
        ),
      ],
    },
  ]
}

function edgeToApp({ design, ids }: Sketch): Boundary[] {
  const programs = ids(...COMPUTE_KINDS)
  const doors = ids(...ENTRY_KINDS)
  if (programs.length === 0 || doors.length === 0) return []
  const { networkRules, role } = cloudOf(design)
  const networks = ids('network')
  return [
    {
      id: 'edge-app',
      name: 'Edge to application',
      from: doors,
      to: programs,
      threats: [
        networks.length > 0
          ? answered(
              'spoofing',
              'Somebody calls the programs and goes round the edge with its firewall and limits.',
              'network-allow-list',
              networks,
              `${networkRules} let in only what the list of connections names.`,
            )
          : duty(
              'spoofing',
              'Somebody calls the programs and goes round the edge with its firewall and limits.',
              'network-front-door',
              'Let the programs refuse requests that do not carry the edge’s own sign.',
            ),
        duty(
          'spoofing',
          'A header that says who the caller is was written by the caller.',
          'access-users',
          'Check the token in each program, not only at the edge; throw away such headers where they come in.',
        ),
        duty(
          'information',
          'One user reads what belongs to another by changing a number in the address.',
          'access-users',
          'Ask "may this person see this record" at each read, and have a test for it on every path.',
        ),
        answered(
          'elevation',
          'A flaw in a library gives a stranger the rights of the program.',
          'access-workload-roles',
          programs,
          `Each program has its own ${role}, which may do only what its connections need.`,
          'Scan images and libraries, and run as a user without rights.',
        ),
        answered(
          'denial',
          'One slow path takes all copies.',
          'network-front-door',
          doors,
          'Health checks and a largest size; time limits at the door.',
          'Set a limit of time on every call, shorter inside than outside.',
        ),
      ],
    },
  ]
}

function appToData({ design, ids }: Sketch): Boundary[] {
  const stores = ids(...STORE_KINDS, 'cache', ...MESSAGING_KINDS)
  const programs = ids(...COMPUTE_KINDS)
  if (stores.length === 0 || programs.length === 0) return []
  const { role, networkRules } = cloudOf(design)
  const secrets = ids('secret-store')
  const vaults = ids('backup-vault')
  const keys = ids('encryption-key')
  const trail = ids('audit-trail')
  const engines = ids('relational-database', 'document-database')
  return [
    {
      id: 'app-data',
      name: 'Application to data',
      from: programs,
      to: stores,
      threats: [
        answered(
          'spoofing',
          'A stolen password opens the store from elsewhere.',
          'network-private-data',
          [...stores, ...secrets],
          secrets.length > 0
            ? `Passwords are in the secret store, and ${networkRules.slice(0, 1).toLowerCase()}${networkRules.slice(1)} let only the programs in.`
            : `Programs sign in with their ${role}; there is no password to steal.`,
        ),
        duty(
          'tampering',
          'A program changes or deletes what it only has to read.',
          'access-workload-roles',
          engines.length > 0
            ? `Give each program a user of its own in ${list(engines)}, with the tables and rights it needs; none owns the schema.`
            : 'Split programs that only read from those that write, each with its own grants.',
        ),
        answered(
          'information',
          'A disk, a snapshot or a backup is read by somebody outside.',
          'encryption-at-rest',
          [...stores.slice(0, 6), ...keys],
          keys.length > 0
            ? 'All of it is encrypted with a key of yours, which can be taken away.'
            : 'All of it is encrypted with the provider’s keys.',
        ),
        trail.length > 0
          ? answered(
              'repudiation',
              'Nobody can say who changed the store or its rules.',
              'logging-audit-trail',
              trail,
              'The audit trail names who changed what in the account.',
              'Changes of records inside an engine are not in it: keep a history table or switch on its own audit log.',
            )
          : duty(
              'repudiation',
              'Nobody can say who changed the store or its rules.',
              'logging-audit-trail',
              'Switch on an audit trail, and keep it where the team cannot delete.',
            ),
        vaults.length > 0
          ? answered(
              'denial',
              'Somebody deletes or encrypts the data to ask for money.',
              'backup-out-of-reach',
              vaults,
              'Backups are in a vault apart from the stores.',
              'Let nobody who can delete a store delete its backups.',
            )
          : duty(
              'denial',
              'Somebody deletes or encrypts the data to ask for money.',
              'backup-out-of-reach',
              'Keep one copy in an account that the programs and the pipeline cannot reach.',
            ),
      ],
    },
  ]
}

function appToOthers({ requirements, design, ids }: Sketch): Boundary[] {
  const programs = ids(...COMPUTE_KINDS)
  const partners = design.actors.filter(({ kind }) => kind === 'system').map(({ id }) => id)
  const ways = ids('nat-gateway')
  if (programs.length === 0 || (partners.length === 0 && ways.length === 0)) return []
  const secrets = ids('secret-store')
  return [
    {
      id: 'app-others',
      name: 'Application to other companies',
      from: programs,
      to: partners.length > 0 ? partners : ['services outside'],
      threats: [
        duty(
          'spoofing',
          'An answer or a call back comes from somebody who only says to be the partner.',
          'network-outbound',
          'Check certificates and the signature of every call back; refuse old time stamps.',
        ),
        secrets.length > 0
          ? answered(
              'information',
              'The key to the partner leaks.',
              'secrets-store',
              secrets,
              'It is in the secret store and read at start.',
              'One key a partner and an environment; change it every 90 days.',
            )
          : duty(
              'information',
              'The key to the partner leaks.',
              'secrets-store',
              'Keep it in a secret store, one a partner and an environment.',
            ),
        duty(
          'information',
          'Data leaves through a program that was broken into, or more of it goes to the partner than must.',
          'network-outbound',
          `${ways.length > 0 ? `All calls out go through ${list(ways)}: allow` : 'Allow'} only the names that are needed${requirements.security.dataClasses.length > 0 ? ', and send the partner only the fields it needs' : ''}.`,
        ),
        duty(
          'denial',
          'The partner is slow or down, and takes you with it.',
          'logging-alerts',
          'A limit of time on each call, no more than two tries, and an answer without the partner.',
        ),
      ],
    },
  ]
}

function operators({ design, ids }: Sketch): Boundary {
  const { owner, account, session } = cloudOf(design)
  const trail = ids('audit-trail')
  const watch = ids('threat-detection')
  return {
    id: 'operators-control-plane',
    name: 'People to the control plane',
    from: ['operators'],
    to: [`the ${account} of ${design.environment}`],
    threats: [
      duty(
        'spoofing',
        'A password of an administrator is guessed, bought or asked for on the telephone.',
        'access-root-account',
        owner.lock,
      ),
      trail.length > 0
        ? answered(
            'repudiation',
            'A change of the rules cannot be put down to anybody.',
            'logging-protected',
            trail,
            'The audit trail has each call with its person.',
            cloudOf(design).trailProtection.you,
          )
        : duty(
            'repudiation',
            'A change of the rules cannot be put down to anybody.',
            'logging-audit-trail',
            'Switch on an audit trail before the first release.',
          ),
      watch.length > 0
        ? answered(
            'elevation',
            'Somebody gives himself more rights, and nobody sees it.',
            'scanning-threats',
            watch,
            'Threat detection reports unusual use of rights.',
            'Rights to change rights belong to two people, and are reviewed every quarter.',
          )
        : duty(
            'elevation',
            'Somebody gives himself more rights, and nobody sees it.',
            'access-review',
            'Rights to change rights belong to two people; look at the list every quarter.',
          ),
      duty(
        'tampering',
        'A change by hand that no code knows of.',
        'patching-drift',
        `Compare code and reality each night; ${session}`,
      ),
    ],
  }
}

function pipeline({ requirements, design, ids }: Sketch): Boundary {
  const registries = ids('container-registry')
  const isOther = requirements.delivery.repo === 'other'
  return {
    id: 'pipeline-cloud',
    name: 'Pipeline to cloud',
    from: ['pipeline'],
    to: [`the ${cloudOf(design).account} of ${design.environment}`, ...registries],
    threats: [
      duty(
        'spoofing',
        'A stolen deploy key is used from elsewhere.',
        'access-pipeline-identity',
        isOther
          ? 'Check that your code host issues short-lived tokens; otherwise keep the key in the secret store and change it every 90 days.'
          : 'Sign in by OpenID Connect, limited to the repository and the main branch: there is no key to steal.',
      ),
      registries.length > 0
        ? answered(
            'tampering',
            'What runs is not what was built and tested.',
            'patching-images',
            registries,
            'Images are named by digest, and a tag cannot be overwritten.',
            'Sign at the build, and refuse unsigned images at the deployment.',
          )
        : duty(
            'tampering',
            'What runs is not what was built and tested.',
            'patching-images',
            'Deploy by the hash of the package that was tested, never a new build.',
          ),
      duty(
        'tampering',
        'A library brings code of a stranger into the build.',
        'scanning-code',
        'Lock versions with their hashes, audit on every change, and take new versions a week late unless they mend a flaw.',
      ),
      duty(
        'elevation',
        'A pull request changes the pipeline and with it gets the rights of production.',
        'access-change-approval',
        'Two people for changes of the pipeline’s own files; production’s role only for the protected branch.',
      ),
      duty(
        'information',
        'A secret is printed into the log of a build.',
        'secrets-scanning',
        'Scan logs and pushes for secrets; treat a hit as leaked.',
      ),
    ],
  }
}
