import type { EdgeCommands } from '../cloud-commands'
import { gcloud, lastHour, logLines } from './gcloud'

const HEALTH = gcloud('compute backend-services get-health <backend from above> --global')

export const gcpEdge: EdgeCommands = {
  healthCheck: () => ({
    look: [
      gcloud('compute health-checks list'),
      gcloud('compute backend-services list --format="table(name,healthChecks.basename())"'),
      HEALTH,
    ],
    status: [HEALTH],
  }),
  edge: () => ({
    look: [gcloud('compute url-maps list --format="table(name,defaultService.basename())"')],
    errors: [lastHour('loadbalancing.googleapis.com/https/request_count', 'metric.labels.response_code_class=500')],
    clear: [gcloud('compute url-maps invalidate-cdn-cache <url map from above> --path="/*"')],
  }),
  firewall: () => ({
    look: [
      gcloud('compute security-policies list'),
      logLines('jsonPayload.enforcedSecurityPolicy.outcome="DENY"', '1h'),
    ],
  }),
  outbound: ({ region }) => ({
    look: [
      gcloud(`compute routers list --filter="region:${region}" --format="table(name,nats[].name)"`),
      gcloud(`compute routers get-status <router from above> --region=${region}`),
    ],
    ports: [lastHour('router.googleapis.com/nat/dropped_sent_packets_count', `resource.labels.region="${region}"`)],
  }),
  targets: () => ({
    look: [gcloud('compute backend-services list --format="table(name,backends[].group.basename())"'), HEALTH],
    verify: [HEALTH],
  }),
  gateway: ({ region }) => ({
    look: [
      gcloud(`api-gateway gateways list --location=${region} --format="table(displayName,state,defaultHostname)"`),
    ],
    refused: [logLines('resource.type="apigateway.googleapis.com/Gateway" AND httpRequest.status=429', '1h')],
  }),
}
