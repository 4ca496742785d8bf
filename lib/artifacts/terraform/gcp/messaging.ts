import type { EntryOf, Plan } from '../entries'
import { findEntries, isKind } from '../entries'
import type { Piece } from '../expressions'
import { counted, linkTo, named, own, pieces, why } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, nested, ref, resource, text } from '../hcl'
import { addressOf, type Run } from './cloud-run'
import { encryptedBy } from './encryption'
import { consumerOf, type Feed, isPushed } from './feeds'
import { emailOf } from './identities'
import { labels, regionOf } from './placing'
import { isServerless } from './reach'

const AGENT = text`serviceAccount:service-${ref('data.google_project.current.number')}@gcp-sa-pubsub.iam.gserviceaccount.com`

/** Messages stay in the region that they were sent in. */
const storedHere = (entry: Feed | EntryOf<'topic'>): Body => ({
  message_storage_policy: nested({ allowed_persistence_regions: [ref(regionOf(entry))], enforce_in_transit: true }),
})

function topicBlock(
  plan: Plan,
  entry: Feed | EntryOf<'topic'>,
  label: string,
  id: string,
  comment: string,
  more: Body = {},
): Block {
  return resource(
    'google_pubsub_topic',
    label,
    {
      ...counted(entry),
      name: named(id),
      ...more,
      ...storedHere(entry),
      ...encryptedBy(plan, entry.resource.region, 'kms_key_name', 'messages'),
      ...labels(entry),
    },
    comment,
  )
}

export const topic = (plan: Plan, entry: EntryOf<'topic'>): Piece[] =>
  pieces('messaging.tf', topicBlock(plan, entry, entry.label, entry.id, why(plan, entry)))

/** The topic that hands its events to this queue. */
const sourceOf = (plan: Plan, entry: Feed) =>
  plan.entries.find((other) => isKind(other, 'topic') && other.resource.subscriberIds.includes(entry.id))

export function queue(plan: Plan, entry: EntryOf<'queue'>): Piece[] {
  const source = sourceOf(plan, entry)
  return [
    ...pieces(
      'messaging.tf',
      ...(source ? [] : [topicBlock(plan, entry, entry.label, entry.id, why(plan, entry))]),
      subscription(plan, entry, source?.label ?? entry.label, {
        comment: source ? why(plan, entry) : '',
        ordered: entry.resource.ordered,
        retention: '604800s',
      }),
      ...(entry.resource.deadLetter ? failed(plan, entry) : []),
    ),
    ...(entry.resource.deadLetter ? failedAccess(entry) : []),
  ]
}

export const stream = (plan: Plan, entry: EntryOf<'stream'>): Piece[] => [
  ...pieces(
    'messaging.tf',
    topicBlock(plan, entry, entry.label, entry.id, why(plan, entry), {
      message_retention_duration: code(`"\${var.${entry.label}.retention_hours * 3600}s"`),
    }),
    subscription(plan, entry, entry.label, {
      comment: 'Messages with the same key come in order, and can be read again for as long as they are kept.',
      ordered: true,
      retention: code(`"\${var.${entry.label}.retention_hours * 3600}s"`),
    }),
    ...failed(plan, entry),
  ),
  ...failedAccess(entry),
]

type Options = { comment: string; ordered: boolean; retention: Value }

function subscription(plan: Plan, entry: Feed, source: string, { comment, ordered, retention }: Options): Block {
  const { label } = entry
  const deadLetter = !isKind(entry, 'queue') || entry.resource.deadLetter
  const topics = findEntries(plan, plan.entries.find((other) => other.label === source)?.id ?? entry.id)
  const from = linkTo(topics, entry, 'google_pubsub_topic', 'id')?.path ?? `google_pubsub_topic.${source}.id`
  return resource(
    'google_pubsub_subscription',
    label,
    {
      ...counted(entry),
      name: named(entry.id),
      topic: ref(from),
      ack_deadline_seconds: 600,
      message_retention_duration: retention,
      ...(isKind(entry, 'stream') ? { retain_acked_messages: true } : {}),
      ...(ordered ? { enable_message_ordering: true } : {}),
      expiration_policy: nested({ ttl: '' }),
      retry_policy: nested({ minimum_backoff: '10s', maximum_backoff: '600s' }),
      ...push(plan, entry),
      ...(deadLetter
        ? {
            dead_letter_policy: nested({
              dead_letter_topic: own(entry, 'google_pubsub_topic', `${label}_failed`, 'id'),
              max_delivery_attempts: 5,
            }),
          }
        : {}),
      ...labels(entry),
    },
    comment,
  )
}

/** What Cloud Run runs is called with each message, so that waiting work adds copies; the call is signed. */
function push(plan: Plan, entry: Feed): Body {
  const consumer = consumerOf(plan, entry)
  if (!consumer || !isPushed(plan, entry) || !isServerless(consumer)) return {}
  const address = addressOf(consumer as Run, plan)
  return {
    push_config: nested({
      push_endpoint: text`${ref(address)}/messages/${entry.id}`,
      oidc_token: nested({
        service_account_email: emailOf(consumer, `${consumer.label}_caller`),
        audience: ref(address),
      }),
    }),
  }
}

/** Messages that failed five times wait for a person. */
function failed(plan: Plan, entry: Feed): Block[] {
  const name = `${entry.label}_failed`
  return [
    topicBlock(plan, entry, name, `${entry.id}-failed`, 'Messages that failed five times wait here for a person.'),
    resource('google_pubsub_subscription', name, {
      ...counted(entry),
      name: named(`${entry.id}-failed`),
      topic: own(entry, 'google_pubsub_topic', name, 'id'),
      message_retention_duration: '2678400s',
      expiration_policy: nested({ ttl: '' }),
      ...labels(entry),
    }),
  ]
}

/** Pub/Sub moves them itself, and has to be allowed to. */
const failedAccess = (entry: Feed): Piece[] =>
  pieces(
    'iam.tf',
    resource('google_pubsub_topic_iam_member', `${entry.label}_failed`, {
      ...counted(entry),
      topic: own(entry, 'google_pubsub_topic', `${entry.label}_failed`, 'name'),
      role: 'roles/pubsub.publisher',
      member: AGENT,
    }),
    resource('google_pubsub_subscription_iam_member', `${entry.label}_failed`, {
      ...counted(entry),
      subscription: own(entry, 'google_pubsub_subscription', entry.label, 'name'),
      role: 'roles/pubsub.subscriber',
      member: AGENT,
    }),
  )
