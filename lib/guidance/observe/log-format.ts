import { type Design, ofKind } from '@/lib/design/model'
import type { Observability } from '@/lib/plan-document'
import type { Requirements } from '@/lib/requirements/schema'

/** One line of JSON an event. Undefined where no code of the team's writes logs. */
export function logFormat(requirements: Requirements, design: Design): Observability['logFormat'] {
  if (ofKind(design, 'log-store').length === 0) return undefined
  const { dataClasses } = requirements.security
  const isAsync = ofKind(design, 'queue').length + ofKind(design, 'stream').length + ofKind(design, 'topic').length > 0
  return {
    fields: [
      {
        name: 'time',
        holds: 'UTC, to the millisecond, as 2026-01-31T09:41:00.123Z',
        because: 'Lines of several services are put in order.',
      },
      { name: 'level', holds: 'debug, info, warn or error', because: 'Alerts and retention go by it.' },
      {
        name: 'message',
        holds: 'the same words each time; what varies has a field of its own',
        because: 'Equal events can be counted.',
      },
      { name: 'service', holds: 'the name of the service', because: 'It is known which team reads it.' },
      { name: 'version', holds: 'the digest or version that runs', because: 'An error is put down to its release.' },
      { name: 'environment', holds: design.environment, because: 'Staging never alarms production.' },
      {
        name: 'correlation_id',
        holds: `made where the request enters, passed on in every call${isAsync ? ', written into every message and taken over by whoever reads it' : ''}, and given back to the caller`,
        because: 'One request is followed through all parts, and a user can name it to support.',
      },
      {
        name: 'trace_id, span_id',
        holds: 'from the trace that is running',
        because: 'From a line one gets to its trace and back.',
      },
      {
        name: 'duration_ms, status',
        holds: 'on the one line that ends a request',
        because: 'Figures can be made again from logs.',
      },
      {
        name: 'actor',
        holds:
          dataClasses.length > 0
            ? 'a number that stands for the person; never a name or address'
            : 'a number that stands for the caller',
        because: 'Who was hit is known without writing down who it is.',
      },
    ],
    levels: [
      {
        level: 'error',
        when: 'Somebody did not get what they asked for, and a person may have to act.',
        inProduction: 'kept in full',
      },
      {
        level: 'warn',
        when: 'It went well in the end: a try again, a limit that comes near.',
        inProduction: 'kept in full',
      },
      {
        level: 'info',
        when: 'One line a request or job, at its end; starts, stops, changes of settings.',
        inProduction: 'kept; one in a hundred of successes where it grows',
      },
      {
        level: 'debug',
        when: 'What a developer wants to see while searching.',
        inProduction: 'off; switched on for one service for an hour, by a setting that ends by itself',
      },
    ],
    never: [
      'Passwords, tokens, keys, session cookies, whole headers.',
      ...(dataClasses.includes('financial') ? ['Card numbers and account numbers, also not in part.'] : []),
      ...(dataClasses.length > 0
        ? ['Bodies of requests and answers: they hold what you said would do harm if it leaked.']
        : ['Bodies of requests and answers.']),
    ],
  }
}
