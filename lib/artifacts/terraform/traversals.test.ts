// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform's own templates.
import { expect, test } from 'vitest'
import { renamed, traversals } from './traversals'

const read = (expression: string) => traversals(expression).map(({ target, path }) => [target, path.join('.')])

test.each([
  ['aws_vpc.network.id', [['aws_vpc.network', 'id']]],
  ['aws_lb.web[0].dns_name', [['aws_lb.web', 'dns_name']]],
  [
    'aws_subnet.app[local.zones[0]].id',
    [
      ['aws_subnet.app', 'id'],
      ['local.zones', ''],
    ],
  ],
  ['values(aws_subnet.app)[*].id', [['aws_subnet.app', 'id']]],
  [
    'one(concat(aws_lb.a[*].arn, aws_lb.b[*].arn))',
    [
      ['aws_lb.a', 'arn'],
      ['aws_lb.b', 'arn'],
    ],
  ],
  ['aws_eks_cluster.main.identity[0].oidc[0].issuer', [['aws_eks_cluster.main', 'identity.oidc.issuer']]],
  ['length(aws_subnet.app)', [['aws_subnet.app', '']]],
  ['data.aws_partition.current.partition', [['data.aws_partition.current', 'partition']]],
  ['var.web.cpu > 1 ? each.value.id : self.id', [['var.web', 'cpu']]],
])('%s', (expression, found) => {
  expect(read(expression)).toEqual(found)
})

test('what stands in a string is text, save for the templates in it', () => {
  expect(read('"aws_vpc.network.id and ${aws_vpc.hub["a}b"].arn} \\" var.x $${var.y}"')).toEqual([
    ['aws_vpc.hub', 'arn'],
  ])
})

test('only the name is replaced', () => {
  const cross = (target: string) => (target === 'aws_vpc.network' ? 'var.network_vpc' : target)
  expect(renamed('[aws_vpc.network.id, "aws_vpc.network.id", aws_vpc.network_standby.id]', cross)).toBe(
    '[var.network_vpc.id, "aws_vpc.network.id", aws_vpc.network_standby.id]',
  )
})
