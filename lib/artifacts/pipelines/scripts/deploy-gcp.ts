// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what looks like a template is the shell’s or the build system’s own.
import type { Part, PartKind } from '../parts'
import { APPLY, eachService, unpacked, verifiedPackage } from './deploy-aws'

/** The body of `deploy_<part> REGION NAME` on Google Cloud. */
export const gcpDeploys: Record<PartKind, (part: Part) => string[]> = {
  'container-service': (part) =>
    part.isApplied
      ? APPLY
      : [
          'local in_region=$1 copy service image',
          'if [[ $in_region == "$region" ]]; then copy=; else copy=-2; fi',
          ...eachService(part, [
            'image=$(image_of "$service")',
            `run_service "$in_region" "$name-$service$copy" "$image" ${trafficOf(part)}`,
          ]),
        ],
  'container-cluster': (part) => [
    `local in_region=$1 cluster=$2 overlay=$environment\${2#${part.id}}`,
    'gcloud container clusters get-credentials "$name-$cluster" --region "$in_region"',
    'roll_out "$overlay" "$in_region"',
  ],
  'machine-group': (part) => (part.isFixed ? fixedMachine(part) : updatedGroup(part)),
  'app-platform': (part) => [
    'local in_region=$1 image',
    `image=$(image_of ${part.id})`,
    `run_service "$in_region" "$name-$2" "$image" ${trafficOf(part)}`,
  ],
  function: () => APPLY,
  'batch-environment': (part) => [
    'local image',
    `image=$(image_of ${part.id})`,
    'gcloud run jobs update "$name-$2" --quiet --region "$1" --image "$image"',
  ],
  'object-store': (part) => [
    'local store=$2 package bucket',
    `package=$(part ${part.id})`,
    ...verifiedPackage(part),
    ...unpacked(part),
    'bucket=$name-$store-$(gcloud projects describe "$project" --format=\'value(projectNumber)\')',
    '# Files with a hash in their names first, pages last: a page never names a file that is not there yet.',
    "gcloud storage rsync --recursive --exclude='.*\\.html$' --cache-control='public, max-age=31536000, immutable' build/site \"gs://$bucket\"",
    'gcloud storage rsync --recursive --cache-control=\'public, max-age=60\' build/site "gs://$bucket"',
    '# The edge keeps pages for a minute; this makes it ask at once.',
    'for map in $(gcloud compute url-maps list --filter="name~^$name-" --format=\'value(name)\'); do',
    '  gcloud compute url-maps invalidate-cdn-cache "$map" --path=\'/*\'',
    'done',
  ],
}

const trafficOf = ({ isWeb, strategy }: Part) => (isWeb ? strategy : 'rolling')

/** Cloud Run moves requests between revisions, so that each strategy is a few lines of traffic. */
export const runService = (canaryMinutes: number) => [
  'local in_region=$1 service=$2 image=$3 strategy=$4 revision',
  'revision=$service-${release:0:8}-$(date -u +%H%M%S)',
  'if [[ $strategy == rolling || $strategy == recreate ]]; then',
  '  gcloud run services update "$service" --quiet --region "$in_region" --image "$image" --revision-suffix "${revision#"$service-"}"',
  '  gcloud run services update-traffic "$service" --quiet --region "$in_region" --to-latest',
  '  return',
  'fi',
  '# Beside the old one first: it has to start and answer before anybody is sent to it.',
  'gcloud run services update "$service" --quiet --region "$in_region" --image "$image" --no-traffic \\',
  '  --tag next --revision-suffix "${revision#"$service-"}"',
  'if [[ $strategy == canary ]]; then',
  '  for share in 5 25; do',
  '    gcloud run services update-traffic "$service" --quiet --region "$in_region" --to-revisions "$revision=$share"',
  `    quiet_for ${canaryMinutes}`,
  '  done',
  'fi',
  'gcloud run services update-traffic "$service" --quiet --region "$in_region" --to-revisions "$revision=100"',
]

/** gcloud can't copy a template with another image, so its own description is sent back with one. */
const newTemplate = (part: Part) => [
  'local in_region=$1 group=$name-$2 image template current',
  `image=$(part "${part.id}@$in_region")`,
  'template=$name-$2-${release:0:8}-$(date -u +%H%M%S)',
  'current=$(gcloud compute instance-groups managed describe "$group" --region "$in_region" \\',
  "  --format='value(instanceTemplate.basename())')",
  'gcloud compute instance-templates describe "$current" --format=json |',
  '  jq --arg name "$template" --arg image "$image" \\',
  "    '{name: $name, properties: .properties} | .properties.disks[0].initializeParams.sourceImage = $image' |",
  "  curl --fail --silent --show-error --output /dev/null --data @- --header 'content-type: application/json' \\",
  '    --header "authorization: Bearer $(gcloud auth print-access-token)" \\',
  '    "https://compute.googleapis.com/compute/v1/projects/$project/global/instanceTemplates"',
  'wait_for 5 "$template" none \\',
  '  gcloud compute instance-templates list --filter="name=$template" --format=\'value(name)\'',
]

const updatedGroup = (part: Part) => [
  ...newTemplate(part),
  ...(part.strategy === 'canary'
    ? [
        'gcloud compute instance-groups managed rolling-action start-update "$group" --region "$in_region" \\',
        '  --version "template=$current" --canary-version "template=$template,target-size=10%"',
        'gcloud compute instance-groups managed wait-until "$group" --region "$in_region" --version-target-reached --timeout 3600',
        'quiet_for 10',
      ]
    : []),
  'gcloud compute instance-groups managed rolling-action start-update "$group" --region "$in_region" \\',
  `  --version "template=$template" ${LIMITS[part.strategy]}`,
  'gcloud compute instance-groups managed wait-until "$group" --region "$in_region" --version-target-reached --timeout 3600',
  'gcloud compute instance-groups managed wait-until "$group" --region "$in_region" --stable --timeout 1800',
]

const LIMITS: Record<Part['strategy'], string> = {
  recreate: '--max-surge 0 --max-unavailable 100%',
  rolling: '--max-surge 20% --max-unavailable 0',
  'blue-green': '--max-surge 100% --max-unavailable 0',
  canary: '--max-surge 20% --max-unavailable 0',
}

const fixedMachine = (part: Part) => [
  'local in_region=$1 image machine zone disk current',
  `image=$(part "${part.id}@$in_region")`,
  '# The start disk is replaced: the machine keeps its addresses and is away while it restarts.',
  'gcloud compute instances list --filter="name~^$name-$2 AND zone~$in_region" --format=\'value(name,zone.basename())\' |',
  '  while read -r machine zone; do',
  '    disk=$machine-${release:0:8}-$(date -u +%H%M%S)',
  '    gcloud compute disks create "$disk" --quiet --zone "$zone" --image "$image"',
  '    gcloud compute instances stop "$machine" --quiet --zone "$zone"',
  '    gcloud compute instances detach-disk "$machine" --quiet --zone "$zone" --disk "$(gcloud compute instances describe "$machine" \\',
  '      --zone "$zone" --format=\'value(disks[0].source.basename())\')"',
  '    gcloud compute instances attach-disk "$machine" --quiet --zone "$zone" --disk "$disk" --boot',
  '    gcloud compute instances start "$machine" --quiet --zone "$zone"',
  '  done',
]
