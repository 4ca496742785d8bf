import { describe, expect, test } from 'vitest'
import { PROVIDERS, type Provider } from '@/lib/requirements/schema'
import { joined } from './parse.fixture'
import { designsOn } from './testing-designs.fixture'
import { writeTerraform } from './write-terraform'

const written = (cloud: Provider, percent: number | null) =>
  joined(
    writeTerraform({
      designs: designsOn(cloud, {
        name: 'Burning',
        workload: { kind: 'api' },
        data: { stores: [] },
        insistOn: { compute: 'containers-managed' },
      }),
      reasonOf: () => '',
      ruleset: '1',
      budgetUsd: null,
      objective: percent === null ? undefined : { percent, requestsPerSecond: 0.5 },
      iac: 'terraform',
    }),
  )

describe.each(PROVIDERS)('on %s', (cloud) => {
  const text = written(cloud, 99.9)

  test('the error budget of the objective is watched at three speeds, in production only', () => {
    expect(text).toMatch(/failed_percent += 1\.44\n +least_requests = \d+\n/)
    expect(text).toMatch(/failed_percent += 0\.3\n/)
    expect(text).not.toContain('3d')
    expect(text).toContain('it is gone after 50 hours')
    expect(text).toMatch(/for key, value in local\.burn_\w+ : key => value if (?:local|var)\.is_production/)
  })

  test('another objective has other thresholds; without one there is no such alarm', () => {
    expect(written(cloud, 99)).toMatch(/failed_percent += 14\.4\n/)
    expect(written(cloud, null)).not.toMatch(/burn_(?:windows|rates)|_(?:burn|budget)" \{/)
  })
})

/** A long window says that it matters, a short one that it still goes on. */
test.each([
  ['aws', /alarm_rule += "ALARM\(\\"\$\{aws_cloudwatch_metric_alarm\.balancer_burn\[each\.value\.long\]\.alarm_name\}/],
  [
    'gcp',
    /query += "\(100 \* sum\(.*,response_code_class=\\"500\\"\}\[\$\{each\.value\.long\}\]\)\) .* > \$\{each\.value\.failed_percent\}\) and \(.*\[\$\{each\.value\.short\}\]\)\) >= \$\{each\.value\.least_requests\}\)"/,
  ],
  [
    'azure',
    /query += "AppRequests \| .* LongFailed \/ LongAll > \$\{each\.value\.failed_percent\} and .*ShortKept >= /,
  ],
] as const)('on %s both windows have to burn', (cloud, condition) => {
  expect(written(cloud, 99.9)).toMatch(condition)
})
