import { expect, test } from 'vitest'
import { joined } from '../parse.fixture'
import { designsOf } from '../testing-designs.fixture'
import { writeTerraform } from '../write-terraform'

const written = (percent: number | null, document: object = { workload: { kind: 'api' } }) =>
  joined(
    writeTerraform({
      designs: designsOf({
        name: 'Burning',
        data: { stores: [] },
        insistOn: { compute: 'containers-managed' },
        ...document,
      }),
      reasonOf: () => '',
      ruleset: '1',
      budgetUsd: null,
      objective: percent === null ? undefined : { percent, requestsPerSecond: 0.5 },
      iac: 'terraform',
    }),
  )

test('the error budget of the objective is watched over two windows at once, at three speeds', () => {
  const text = written(99.9)
  expect(text).toMatch(/page-1h = \{\n +period += 3600\n +failed_percent += 1\.44\n/)
  expect(text).toMatch(/page-5m = \{\n +period += 300\n +failed_percent += 1\.44\n +least_requests = \d+\n/)
  expect(text).toMatch(/ticket-1d = \{\n +period += 86400\n +failed_percent += 0\.3\n/)
  expect(text).not.toContain('3d')
  expect(text).toMatch(
    /alarm_rule += "ALARM\(\\"\$\{aws_cloudwatch_metric_alarm\.balancer_burn\[each\.value\.long\]\.alarm_name\}/,
  )
  expect(text).toContain('it is gone after 50 hours')
})

test('another objective has other thresholds; without one there is no such alarm', () => {
  expect(written(99)).toMatch(/failed_percent += 14\.4\n/)
  expect(written(null)).not.toMatch(/burn_windows|_burn\b/)
})
