// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what looks like a template is the shell’s or the build system’s own.
import type { Part, PartKind } from '../parts'
import { APPLY, eachService, unpacked, verifiedPackage } from './deploy-aws'

/** The body of `deploy_<part> REGION NAME` on Azure. */
export const azureDeploys: Record<PartKind, (part: Part) => string[]> = {
  'container-service': (part) =>
    part.isApplied
      ? APPLY
      : [
          'local in_region=$1 service image',
          ...eachService(part, [
            'image=$(image_of "$service")',
            `run_app "$in_region" "$service" "$image" ${part.isWeb ? part.strategy : 'rolling'}`,
          ]),
        ],
  'container-cluster': (part) => [
    `local in_region=$1 cluster=$2 overlay=$environment\${2#${part.id}} group`,
    'group=$(group_in "$in_region")',
    'az aks get-credentials --resource-group "$group" --name "$name-$cluster" --overwrite-existing',
    'kubelogin convert-kubeconfig --login azurecli',
    'roll_out "$overlay" "$in_region"',
  ],
  'machine-group': (part) => (part.isFixed ? fixedMachines(part) : replacedSet(part)),
  'app-platform': (part) => [
    'local group app image',
    'group=$(group_in "$1")',
    'app=$(find_by_tag "$group" Microsoft.Web/sites "$2")',
    `image=$(image_of ${part.id})`,
    ...(part.strategy === 'recreate' || part.strategy === 'rolling'
      ? [
          '# Copies restart a few at a time with the new image.',
          'az webapp config container set --resource-group "$group" --name "$app" --container-image-name "$image" >/dev/null',
        ]
      : [
          'az webapp config container set --resource-group "$group" --name "$app" --slot next --container-image-name "$image" >/dev/null',
          ...(part.strategy === 'canary'
            ? [
                'az webapp traffic-routing set --resource-group "$group" --name "$app" --distribution next=5 >/dev/null',
                'quiet_for 10',
                'az webapp traffic-routing clear --resource-group "$group" --name "$app" >/dev/null',
              ]
            : []),
          '# The slots change places at once, warmed up; the old version waits in the other slot.',
          'az webapp deployment slot swap --resource-group "$group" --name "$app" --slot next >/dev/null',
        ]),
  ],
  function: (part) => [
    'local group app package',
    'group=$(group_in "$1")',
    'app=$(find_by_tag "$group" Microsoft.Web/sites "$2")',
    `package=$(part ${part.id})`,
    ...verifiedPackage(part),
    '# The package is mounted as a whole: the old code serves until the new is ready.',
    `az functionapp deployment source config-zip --resource-group "$group" --name "$app" --src build/${part.id}.zip >/dev/null`,
  ],
  'batch-environment': (part) => [
    'local group image',
    'group=$(group_in "$1")',
    `image=$(image_of ${part.id})`,
    'az containerapp job update --resource-group "$group" --name "$2" --image "$image" >/dev/null',
  ],
  'object-store': (part) => [
    'local group account package profile endpoint',
    'group=$(group_in "$1")',
    'account=$(find_by_tag "$group" Microsoft.Storage/storageAccounts "$2")',
    `package=$(part ${part.id})`,
    ...verifiedPackage(part),
    ...unpacked(part),
    '# Files with a hash in their names first, pages last: a page never names a file that is not there yet.',
    'az storage blob upload-batch --only-show-errors --auth-mode login --overwrite --account-name "$account" --destination "\\$web" \\',
    "  --source build/site --content-cache 'public, max-age=31536000, immutable' >/dev/null",
    'az storage blob upload-batch --only-show-errors --auth-mode login --overwrite --account-name "$account" --destination "\\$web" \\',
    "  --source build/site --pattern '*.html' --content-cache 'public, max-age=60' >/dev/null",
    'for profile in $(az afd profile list --resource-group "$group" --query \'[].name\' --output tsv); do',
    '  for endpoint in $(az afd endpoint list --resource-group "$group" --profile-name "$profile" --query \'[].name\' --output tsv); do',
    '    az afd endpoint purge --resource-group "$group" --profile-name "$profile" --endpoint-name "$endpoint" --content-paths \'/*\'',
    '  done',
    'done',
  ],
}

/** Container Apps keeps revisions side by side where its mode is `multiple`, and replaces them one after another where it is `single`. */
export const runApp = (canaryMinutes: number) => [
  'local group app=$2 image=$3 strategy=$4 suffix old',
  'group=$(group_in "$1")',
  'suffix=r${release:0:8}-$(date -u +%H%M%S)',
  'old=$(az containerapp show --resource-group "$group" --name "$app" --query properties.latestReadyRevisionName --output tsv)',
  'if [[ $strategy != rolling && $strategy != recreate ]]; then',
  '  # Everybody stays with the old revision while the new one starts.',
  '  az containerapp ingress traffic set --resource-group "$group" --name "$app" --revision-weight "$old=100" >/dev/null',
  'fi',
  'az containerapp update --resource-group "$group" --name "$app" --image "$image" --revision-suffix "$suffix" >/dev/null',
  'wait_for 20 "$app--$suffix" none \\',
  '  az containerapp show --resource-group "$group" --name "$app" --query properties.latestReadyRevisionName --output tsv',
  'if [[ $strategy == rolling || $strategy == recreate ]]; then return; fi',
  'if [[ $strategy == canary ]]; then',
  '  for share in 5 25; do',
  '    az containerapp ingress traffic set --resource-group "$group" --name "$app" \\',
  '      --revision-weight "$app--$suffix=$share" "$old=$((100 - share))" >/dev/null',
  `    quiet_for ${canaryMinutes}`,
  '  done',
  'fi',
  'az containerapp ingress traffic set --resource-group "$group" --name "$app" --revision-weight "$app--$suffix=100" >/dev/null',
]

/** A flexible scale set gives new machines the new image; the old ones go once the new ones stand and nothing fires. */
const replacedSet = (part: Part) => [
  'local in_region=$1 set=$name-$2 group image old',
  'group=$(group_in "$in_region")',
  `image=$(part "${part.id}@$in_region")`,
  'az vmss update --resource-group "$group" --name "$set" --set "virtualMachineProfile.storageProfile.imageReference.id=$image" >/dev/null',
  'mapfile -t old < <(az vmss list-instances --resource-group "$group" --name "$set" --query \'[].name\' --output tsv)',
  ...(part.strategy === 'recreate'
    ? [
        'az vmss delete-instances --resource-group "$group" --name "$set" --instance-ids "${old[@]}"',
        'az vmss scale --resource-group "$group" --name "$set" --new-capacity "${#old[@]}" >/dev/null',
      ]
    : [
        'az vmss scale --resource-group "$group" --name "$set" --new-capacity $((${#old[@]} * 2)) >/dev/null',
        'quiet_for 5',
        'az vmss delete-instances --resource-group "$group" --name "$set" --instance-ids "${old[@]}"',
      ]),
]

const fixedMachines = (part: Part) => [
  'local in_region=$1 group image machine disk',
  'group=$(group_in "$in_region")',
  `image=$(part "${part.id}@$in_region")`,
  '# The system disk is replaced: the machine keeps its addresses and is away while it restarts.',
  `for machine in $(az vm list --resource-group "$group" --query "[?starts_with(name, '$name-$2')].name" --output tsv); do`,
  '  disk=$machine-${release:0:8}-$(date -u +%H%M%S)',
  '  az disk create --resource-group "$group" --name "$disk" --location "$in_region" --gallery-image-reference "$image" >/dev/null',
  '  az vm deallocate --resource-group "$group" --name "$machine"',
  '  az vm update --resource-group "$group" --name "$machine" --os-disk "$disk" >/dev/null',
  '  az vm start --resource-group "$group" --name "$machine"',
  'done',
]
