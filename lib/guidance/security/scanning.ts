import { list } from '@/lib/guidance/words'
import { cloudOf } from './cloud'
import { type ControlRule, inDesign, notNeeded, OWNERS, yours } from './control-rule'

export const scanningControls: readonly ControlRule[] = [
  {
    id: 'scanning-code',
    control: 'Code and libraries are scanned on every change',
    group: 'scanning',
    duty: { owner: OWNERS.engineering, cadence: 'each change' },
    tags: {
      pci: ['6.2.4', '6.3.2'],
      hipaa: ['164.308(a)(1)'],
      soc2: ['CC7.1'],
      iso: ['A.8.28', 'A.8.29'],
      fedramp: ['SA-11', 'RA-5'],
      dora: ['25'],
    },
    judge: ({ requirements }) => {
      const has = requirements.delivery.tests.includes('security') || requirements.security.extras.includes('scanning')
      return inDesign(
        [],
        'pipeline/audit.sh scans code and libraries before anything is built, and a critical finding stops it; the last ten runs and the list of accepted findings, each with an end date, show it.',
        has
          ? 'Bring the scans that you have into the same stage, and keep the list of libraries of each release.'
          : 'Accept a finding only with an end date, so that the team keeps trusting the scan.',
      )
    },
  },
  {
    id: 'scanning-images',
    control: 'Images are scanned when they are pushed and again as new flaws are known',
    group: 'scanning',
    duty: { owner: OWNERS.engineering, cadence: 'each push, and every week' },
    tags: { pci: ['6.3.1', '11.3.1'], soc2: ['CC7.1'], iso: ['A.8.8'], fedramp: ['RA-5'] },
    judge: ({ design, ids }) => {
      const registries = ids('container-registry')
      if (registries.length === 0) return notNeeded('There are no container images.')
      return inDesign(
        registries,
        cloudOf(design).images,
        'Read the findings weekly; a critical one has an owner the same day.',
      )
    },
  },
  {
    id: 'scanning-threats',
    control: 'The account is watched for signs of an intruder',
    group: 'scanning',
    duty: { owner: OWNERS.security, cadence: 'every day' },
    tags: {
      pci: ['11.5.1'],
      hipaa: ['164.308(a)(1)'],
      soc2: ['CC7.2'],
      iso: ['A.8.16'],
      fedramp: ['SI-4'],
      dora: ['10'],
    },
    judge: ({ ids, requirements }) => {
      const detectors = ids('threat-detection')
      if (detectors.length > 0)
        return inDesign(
          detectors,
          'Detection reads the audit trail, DNS and network flows and raises findings.',
          'Send a sample finding to yourself and see that it reaches a person.',
        )
      if (requirements.security.dataClasses.length === 0)
        return notNeeded(
          'Nothing sensitive is kept; the audit trail shows who did what.',
          'The answer about what would do harm if it leaked.',
        )
      return yours(
        'Switch on threat detection in the account; it needs no change to the design.',
        'A sample finding that reached a person.',
      )
    },
  },
  {
    id: 'scanning-penetration-test',
    control: 'Somebody from outside tries to break in',
    group: 'scanning',
    duty: { owner: OWNERS.security, cadence: 'every 12 months, and after large changes' },
    tags: {
      pci: ['11.4.1', '11.4.2', '11.4.3'],
      hipaa: ['164.308(a)(8)'],
      soc2: ['CC4.1', 'CC7.1'],
      iso: ['A.8.29'],
      fedramp: ['CA-8'],
      dora: ['24', '25'],
    },
    judge: ({ requirements, asked, ids }) => {
      const demanded = asked('pci') || asked('soc2') || asked('fedramp') || asked('dora')
      const entries = ids('content-delivery', 'load-balancer', 'api-gateway', 'app-platform')
      if (requirements.workload.kind === 'static' && !demanded)
        return notNeeded('Files only: there is no code to break into.')
      if (requirements.security.extras.includes('pentest'))
        return yours(
          'You have penetration tests: put this design in the scope of the next one, and keep it at once a year and after large changes.',
          'The report and the date each finding was closed.',
          entries,
        )
      return demanded || requirements.security.dataClasses.length > 0
        ? yours(
            `Order a penetration test before the launch and then once a year${asked('soc2') && requirements.compliance.soc2When === '3m' ? ': the audit is under three months away, so order it now' : ''}.`,
            'The report and the date each finding was closed.',
            entries,
          )
        : notNeeded(
            'No rule that you named asks for it, and nothing sensitive is behind it.',
            'The answers about rules and data.',
          )
    },
  },
  {
    id: 'scanning-external',
    control: 'An approved vendor scans from the internet every quarter',
    group: 'scanning',
    duty: { owner: OWNERS.security, cadence: 'every three months' },
    only: ['pci'],
    tags: { pci: ['11.3.2'] },
    judge: ({ ids, requirements }) =>
      yours(
        `Contract an approved scanning vendor; a passing scan is due every three months${requirements.compliance.pciScope === 'saqd' ? ' and after each significant change' : ', for the site that leads to the payment page'}.`,
        'Four passing reports a year.',
        ids('content-delivery', 'load-balancer', 'api-gateway'),
      ),
  },
  {
    id: 'scanning-payment-page',
    control: 'Scripts on pages that lead to a payment are known and watched',
    group: 'scanning',
    duty: { owner: OWNERS.engineering, cadence: 'every week' },
    only: ['pci'],
    tags: { pci: ['6.4.3', '11.6.1', 'SAQ A eligibility'] },
    judge: ({ ids }) =>
      yours(
        'List every script that the payment page and the page around it load, say why each is there, and set a content security policy that refuses others. Check weekly that neither changed.',
        'The list, and the alert of the last test change.',
        ids('content-delivery'),
      ),
  },
  {
    id: 'scanning-resilience-test',
    control: 'Resilience is tested to a programme, not by accident',
    group: 'scanning',
    duty: { owner: OWNERS.operations, cadence: 'every 12 months' },
    only: ['dora', 'fedramp'],
    tags: { dora: ['24', '25'], fedramp: ['CP-4'] },
    judge: ({ design }) =>
      yours(
        `Write a yearly programme: restore test, loss of ${list(design.regions.length > 1 ? ['a zone', 'a region'] : ['a zone'])}, loss of a supplier, each with an owner and the result.`,
        'The programme with dated results.',
      ),
  },
]
