import { choiceOf, type Decided } from '../failures/failure'

/** What a topic's choice is called in a sentence. */
export const tool = (decisions: readonly Decided[], topic: string) => {
  const choice = choiceOf(decisions, topic) ?? 'cloud-native'
  return TOOLS[choice] ?? choice
}

const TOOLS: Record<string, string> = {
  'cloud-native': "the provider's own service",
  prometheus: 'Prometheus and Grafana',
  loki: 'Loki',
  'jaeger-or-tempo': 'Jaeger or Tempo',
  datadog: 'Datadog',
  newrelic: 'New Relic',
}
