import type { Design } from '@/lib/design/model'
import type { Artifact } from '../../artifact'
import type { ArtifactInput } from '../../input'
import { yamlFile } from '../print'

type Channel = ArtifactInput['requirements']['team']['paging'][number]

const SECRETS = '/etc/alertmanager/secrets'
const TITLE = '[{{ .Status }}] {{ .CommonAnnotations.summary }} ({{ .CommonLabels.environment }})'
const TEXT =
  '{{ range .Alerts }}{{ .Annotations.description }}\nResource: {{ .Labels.resource }}\nRunbook: {{ .Annotations.runbook_url }}\n{{ end }}'

/** Who hears of what: the channels are those of the plan's alerts, so that the plan and this file can't disagree. */
export function alertmanagerFile(input: ArtifactInput, design: Design): Artifact {
  const notify = (severity: 'page' | 'ticket' | 'info') =>
    channelsOf(input, severity).map((channel) => [channel, severity] as const)
  const receivers = [
    { name: 'page', ...configs(notify('page')) },
    { name: 'ticket', ...configs(notify('ticket')) },
    { name: 'info', ...configs(notify('info')) },
    {
      name: 'dead-mans-switch',
      webhook_configs: [{ url_file: `${SECRETS}/dead-mans-switch-url`, send_resolved: false, max_alerts: 1 }],
    },
  ]
  return yamlFile(input, {
    path: 'observability/alertmanager/alertmanager.yaml',
    why: 'Which alert reaches whom: critical pages, warnings wait in a channel, the rest is a message.',
    about: ['Needs Alertmanager 0.28 or newer. Receivers read what is secret from files; README.md lists them.'],
    value: {
      global: {
        resolve_timeout: '5m',
        ...(receivers.some((receiver) => 'email_configs' in receiver)
          ? {
              smtp_smarthost: 'smtp.example.com:587',
              smtp_from: 'alerts@example.com',
              smtp_auth_username: 'alerts@example.com',
              smtp_auth_password_file: `${SECRETS}/smtp-password`,
            }
          : {}),
      },
      route: {
        receiver: 'ticket',
        group_by: ['environment', 'resource', 'severity'],
        group_wait: '30s',
        group_interval: '5m',
        repeat_interval: '12h',
        routes: [
          {
            matchers: ['alertname="Watchdog"'],
            receiver: 'dead-mans-switch',
            group_by: ['alertname'],
            group_wait: '0s',
            group_interval: '1m',
            repeat_interval: '50s',
          },
          // Nobody is called for an environment that no user sees.
          { matchers: [`environment!="${design.environment}"`], receiver: 'info' },
          { matchers: ['severity="critical"'], receiver: 'page', group_wait: '10s', repeat_interval: '1h' },
          { matchers: ['severity="info"'], receiver: 'info', repeat_interval: '24h' },
        ],
      },
      inhibit_rules: [
        // While somebody is paged for a resource, its tickets only distract.
        {
          source_matchers: ['severity="critical"'],
          target_matchers: ['severity="warning"'],
          equal: ['environment', 'resource'],
        },
        // The fast burn says all that the slow ones would.
        {
          source_matchers: ['alertname=~"ErrorBudgetBurns.+"', 'severity="critical"'],
          target_matchers: ['alertname=~"ErrorBudgetBurns.+|SlowAnswers"', 'severity="warning"'],
          equal: ['environment'],
        },
        {
          source_matchers: ['alertname="NodeNotReady"'],
          target_matchers: ['alertname="PodsPending"'],
          equal: ['environment'],
        },
      ],
      receivers,
    },
  })
}

/** As the plan notifies that severity; nothing of it in the plan means that whoever hears of tickets hears of it. */
function channelsOf({ observability, requirements }: ArtifactInput, severity: 'page' | 'ticket' | 'info'): Channel[] {
  const said = observability.alerts.find((alert) => alert.severity === severity)?.notify
  const fallback = requirements.team.paging.length > 0 ? requirements.team.paging : ['email']
  return [...(said ?? fallback)] as Channel[]
}

function configs(channels: readonly (readonly [Channel, 'page' | 'ticket' | 'info'])[]): Record<string, unknown> {
  return Object.assign({}, ...channels.map(([channel, severity]) => CONFIGS[channel](severity)))
}

const CONFIGS: { readonly [C in Channel]: (severity: 'page' | 'ticket' | 'info') => Record<string, unknown> } = {
  slack: (severity) => ({
    slack_configs: [
      {
        api_url_file: `${SECRETS}/slack-url`,
        channel: severity === 'page' ? '#incidents' : '#alerts',
        send_resolved: true,
        title: TITLE,
        text: TEXT,
      },
    ],
  }),
  teams: () => ({
    msteamsv2_configs: [{ webhook_url_file: `${SECRETS}/teams-url`, send_resolved: true, title: TITLE, text: TEXT }],
  }),
  email: () => ({ email_configs: [{ to: 'team@example.com', send_resolved: true, headers: { Subject: TITLE } }] }),
  pagerduty: (severity) => ({
    pagerduty_configs: [
      {
        routing_key_file: `${SECRETS}/pagerduty-key`,
        severity: { page: 'critical', ticket: 'warning', info: 'info' }[severity],
        description: TITLE,
        links: [{ href: '{{ (index .Alerts 0).Annotations.runbook_url }}', text: 'Runbook' }],
        send_resolved: true,
      },
    ],
  }),
  incidentio: () => ({
    webhook_configs: [
      {
        url_file: `${SECRETS}/incidentio-url`,
        http_config: { authorization: { type: 'Bearer', credentials_file: `${SECRETS}/incidentio-token` } },
        send_resolved: true,
      },
    ],
  }),
}

/** Files that the receivers read, with what belongs into each. */
export function secretFiles(alertmanager: Artifact): { path: string; what: string }[] {
  const WHAT: Record<string, string> = {
    'slack-url': 'the address of the Slack webhook',
    'teams-url': 'the address of the workflow in Microsoft Teams',
    'smtp-password': 'the password of the mail account',
    'pagerduty-key': 'the integration key of the PagerDuty service (Events API v2)',
    'incidentio-url': 'the address of the alert source in incident.io',
    'incidentio-token': 'the token of the alert source in incident.io',
    'dead-mans-switch-url': 'the address that a service outside expects to be called every minute',
  }
  return Object.entries(WHAT)
    .filter(([name]) => alertmanager.content.includes(`${SECRETS}/${name}`))
    .map(([name, what]) => ({ path: `${SECRETS}/${name}`, what }))
}
