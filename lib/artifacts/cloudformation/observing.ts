import { type Alarm, alarmsOf } from '../terraform/aws/alarms'
import type { Entry, EntryOf, Plan } from '../terraform/entries'
import { isKind } from '../terraform/entries'
import { labelOf } from '../terraform/names'
import { fromTerraform } from './from-terraform'
import { encryptedBy } from './keys'
import { natGateways } from './network'
import {
  countWhere,
  edgeSlot,
  everywhere,
  type Home,
  homeOf,
  idOf,
  NAME,
  named,
  type Piece,
  pascal,
  type Resource,
  resource,
  slotName,
  slotOf,
  tags,
  toSet,
  whereOf,
  why,
} from './plan'
import { clusterId, serviceId, serviceName, servicesOf } from './services'
import { att, jsonText, type Properties, REGION, ref, text, type Value } from './value'

const alertEmail = (plan: Plan) =>
  toSet(plan, null, 'AlertEmail', 'Address that gets the alarms. AWS sends it a message to confirm first.', {
    pattern: '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$',
    constraint: 'An e-mail address.',
    example: 'ops@example.com',
  })

/** An alarm of one thing: each service and each NAT gateway has its own. */
type Watched = { alarm: Alarm; entry: Entry; home: Home; id: string; name: Value; dimensions: Properties }

export function monitoring(plan: Plan, entry: EntryOf<'monitoring'>): Piece[] {
  const watched = plan.entries.flatMap((other) =>
    alarmsOf(plan, other).flatMap((alarm) => watch(plan, entry, other, alarm)),
  )
  const slots = [...new Set([slotOf(plan, entry), ...watched.map(({ home }) => home.slot)])].sort((a, b) => a - b)
  return [
    ...slots.flatMap((slot) => topic(plan, entry, slot)),
    ...watched.map((one) => alarmResource(plan, entry, one)),
    ...(entry.resource.dashboards > 0 ? [dashboard(plan, entry, watched)] : []),
  ]
}

const topicOf = (plan: Plan, entry: EntryOf<'monitoring'>, slot: number) =>
  idOf(slot === slotOf(plan, entry) ? entry.label : `${entry.label}_${slotName(slot)}`, 'Topic')

function topic(plan: Plan, entry: EntryOf<'monitoring'>, slot: number): Resource[] {
  const home: Home = { slot, where: whereOf(entry) }
  const id = topicOf(plan, entry, slot)
  const isFirst = slot === slotOf(plan, entry)
  const elsewhere = slot < 0 ? 'alerts-edge' : 'alerts-region'
  const name = named(isFirst ? 'alerts' : elsewhere)
  return [
    resource(
      home,
      'observability',
      id,
      'AWS::SNS::Topic',
      {
        TopicName: name,
        ...encryptedBy(plan, slot, 'KmsMasterKeyId', 'messages'),
        Tags: tags(entry, name),
      },
      { comment: isFirst ? why(plan, entry) : 'An alarm can call only a topic in its own region.' },
    ),
    resource(home, 'observability', `${id}Email`, 'AWS::SNS::Subscription', {
      TopicArn: ref(id),
      Protocol: 'email',
      Endpoint: alertEmail(plan),
    }),
  ]
}

function watch(plan: Plan, monitor: EntryOf<'monitoring'>, entry: Entry, alarm: Alarm): Watched[] {
  const slot = alarm.atEdge ? edgeSlot(plan) : slotOf(plan, entry)
  const home: Home = { slot, where: whereOf(entry) & whereOf(monitor) }
  const id = pascal(labelOf(`${entry.label}-${alarm.name}`))
  if (isKind(entry, 'nat-gateway'))
    return natGateways(plan, entry).map((gateway, index) => ({
      alarm,
      entry,
      home: { ...gateway.home, where: gateway.home.where & home.where },
      id: `${id}${index + 1}Alarm`,
      name: named(`${entry.id}-${index + 1}-${alarm.name}`),
      dimensions: { NatGatewayId: ref(gateway.id) },
    }))
  if (isKind(entry, 'container-service'))
    return servicesOf(entry).map((index) => ({
      alarm,
      entry,
      home,
      id: `${id}${index + 1}Alarm`,
      name: text`${NAME}-${entry.id}-${serviceName(plan, entry, index)}-${alarm.name}`,
      dimensions: { ClusterName: ref(clusterId(entry)), ServiceName: att(serviceId(entry, index), 'Name') },
    }))
  const dimensions = fromTerraform(plan, alarm.dimensions) as Properties
  return [{ alarm, entry, home, id: `${id}Alarm`, name: named(`${entry.id}-${alarm.name}`), dimensions }]
}

function alarmResource(
  plan: Plan,
  monitor: EntryOf<'monitoring'>,
  { alarm, home, id, name, dimensions }: Watched,
): Resource {
  const called = [ref(topicOf(plan, monitor, home.slot))]
  return resource(home, 'observability', id, 'AWS::CloudWatch::Alarm', {
    AlarmName: name,
    AlarmDescription: alarm.says,
    Namespace: alarm.namespace,
    MetricName: alarm.metric,
    Dimensions: Object.entries(dimensions).flatMap(([Name, value]) =>
      value === undefined ? [] : [{ Name, Value: value }],
    ),
    ...(alarm.statistic.startsWith('p') ? { ExtendedStatistic: alarm.statistic } : { Statistic: alarm.statistic }),
    ComparisonOperator: alarm.above ? 'GreaterThanThreshold' : 'LessThanThreshold',
    Threshold: fromTerraform(plan, alarm.threshold),
    Period: 60,
    EvaluationPeriods: alarm.minutes,
    DatapointsToAlarm: Math.max(1, Math.ceil(alarm.minutes * 0.6)),
    TreatMissingData: alarm.name === 'stopped' || alarm.name === 'site-down' ? 'breaching' : 'notBreaching',
    AlarmActions: called,
    OKActions: called,
  })
}

/** One graph an alarm, three to a row, in the order of the design; only what every environment with a dashboard has. */
function dashboard(plan: Plan, entry: EntryOf<'monitoring'>, watched: readonly Watched[]): Resource {
  const home: Home = { ...homeOf(plan, entry), where: countWhere(entry, 'dashboards', 1) }
  const shown = watched.filter(
    (one) =>
      one.home.slot === home.slot && !one.alarm.atEdge && !one.alarm.each && (home.where & ~one.home.where) === 0,
  )
  const widgets = shown.map(({ alarm, entry: other, dimensions }, index) => ({
    type: 'metric',
    x: (index % 3) * 8,
    y: Math.floor(index / 3) * 6,
    width: 8,
    height: 6,
    properties: {
      title: `${other.resource.label}: ${alarm.metric}`,
      region: REGION,
      stat: alarm.statistic,
      period: 60,
      metrics: [
        [
          alarm.namespace,
          alarm.metric,
          ...Object.entries(dimensions).flatMap(([name, value]): Value[] => (value === undefined ? [] : [name, value])),
        ],
      ],
    },
  }))
  return resource(home, 'observability', idOf(entry.label, 'Dashboard'), 'AWS::CloudWatch::Dashboard', {
    DashboardName: NAME,
    DashboardBody: jsonText({ widgets }),
  })
}

/** Counts all environments of the design by their tag, so it stands in one of them only. */
export function budget(plan: Plan): Piece[] {
  if (plan.budgetUsd === null) return []
  const notice = (NotificationType: string, Threshold: number): Properties => ({
    Notification: { NotificationType, ComparisonOperator: 'GREATER_THAN', Threshold, ThresholdType: 'PERCENTAGE' },
    Subscribers: [{ SubscriptionType: 'EMAIL', Address: alertEmail(plan) }],
  })
  const amount = toSet(plan, null, 'MonthlyBudgetUsd', 'Budget of the whole design in US dollars a month.', {
    type: 'Number',
    minimum: 1,
    example: String(plan.budgetUsd),
    fallback: String(plan.budgetUsd),
  })
  return [
    resource(
      { slot: 0, where: 1 & everywhere(plan) },
      'observability',
      'DesignBudget',
      'AWS::Budgets::Budget',
      {
        Budget: {
          BudgetName: NAME,
          BudgetType: 'COST',
          BudgetLimit: { Amount: amount, Unit: 'USD' },
          TimeUnit: 'MONTHLY',
          CostFilters: { TagKeyValue: [`user:Design$${plan.first.slug}`] },
        },
        NotificationsWithSubscribers: [notice('ACTUAL', 80), notice('FORECASTED', 100)],
      },
      {
        comment:
          'Counts all environments of the design by their tag, which has to be activated once as a cost allocation tag under Billing.',
      },
    ),
  ]
}

/** One switch to begin with; people turn it on outside the template, which then leaves it alone until it is changed here. */
export const featureFlagStore = (plan: Plan, entry: EntryOf<'feature-flag-store'>): Piece[] => [
  resource(
    homeOf(plan, entry),
    'observability',
    idOf(entry.label, 'Switch'),
    'AWS::SSM::Parameter',
    {
      Name: text`/${NAME}/${entry.id}/example`,
      Type: 'String',
      Value: 'off',
      AllowedPattern: '^(on|off)$',
      Tags: { Component: entry.id },
    },
    { comment: why(plan, entry) },
  ),
]
