import type { ThreatModel } from '@/lib/plan-document'
import { type Block, heading, type Inline, paragraph, table } from './document'

export const THREATS: Record<ThreatModel['boundaries'][number]['threats'][number]['kind'], string> = {
  spoofing: 'Spoofing',
  tampering: 'Tampering',
  repudiation: 'Repudiation',
  information: 'Information disclosure',
  denial: 'Denial of service',
  elevation: 'Elevation of privilege',
}

/** What could be done at each place where trust changes hands, and the least that each connection may do. Older plans have none of it. */
export function threats(model: ThreatModel | undefined): Block[] {
  if (!model) return []
  return [
    ...model.boundaries.flatMap(({ name, from, to, threats: own }) => [
      heading(4, `Threats: ${name}`),
      paragraph(`From ${from.join(', ')} to ${to.join(', ')}.`),
      table(
        ['Kind', 'Threat', 'What answers it', 'Resources', 'What you do'],
        own.map(({ kind, threat, answer, resources, you }) => [
          THREATS[kind],
          threat,
          answer,
          codes(resources),
          you ?? '–',
        ]),
      ),
    ]),
    ...(model.permissions.length === 0
      ? []
      : [
          heading(4, 'What each connection may do'),
          table(
            ['From', 'To', 'May', 'Grants', 'On'],
            model.permissions.map(({ from, to, may, grants, on }) => [
              [{ code: from }],
              [{ code: to }],
              may,
              codes(grants),
              on,
            ]),
          ),
        ]),
  ]
}

const codes = (words: readonly string[]): Inline[] =>
  words.flatMap((code, index): Inline[] => [...(index > 0 ? [', '] : []), { code }])
