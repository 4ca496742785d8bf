// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what looks like a template is the shell’s or the build system’s own.
import type { Part, PartKind } from '../parts'
import { eachService, unpacked, verifiedPackage } from './deploy-aws'

/** The body of `deploy_<part> REGION NAME` on Azure; an environment is a resource group of its name. */
export const azureDeploys: Record<PartKind, (part: Part) => string[]> = {
  'container-service': (part) => [
    `local copy=\${2#${part.id}} service image`,
    ...eachService(part, [
      'image=$(image_of "$service")',
      `run_app "$name-$service$copy" "$image" ${part.isWeb ? part.strategy : 'rolling'}`,
    ]),
  ],
  'container-cluster': (part) => [
    `local in_region=$1 cluster=$2 overlay=$environment\${2#${part.id}}`,
    'az aks get-credentials --resource-group "$name" --name "$name-$cluster" --overwrite-existing',
    'kubelogin convert-kubeconfig --login azurecli',
    'roll_out "$overlay" "$in_region"',
  ],
  'machine-group': (part) => (part.isFixed ? fixedMachine(part) : upgradedSet(part)),
  'app-platform': (part) => [
    'local app=$name-$2 package',
    `package=$(part ${part.id})`,
    ...verifiedPackage(part),
    ...(part.strategy === 'recreate' || part.strategy === 'rolling'
      ? [
          '# Copies restart a few at a time with the new package.',
          `az webapp deploy --resource-group "$name" --name "$app" --type zip --src-path build/${part.id}.zip --clean true >/dev/null`,
        ]
      : [
          `az webapp deploy --resource-group "$name" --name "$app" --slot next --type zip --src-path build/${part.id}.zip --clean true >/dev/null`,
          ...(part.strategy === 'canary'
            ? [
                'az webapp traffic-routing set --resource-group "$name" --name "$app" --distribution next=5 >/dev/null',
                'quiet_for 10',
                'az webapp traffic-routing clear --resource-group "$name" --name "$app" >/dev/null',
              ]
            : []),
          '# The slots change places at once; the old version waits in the other slot.',
          'az webapp deployment slot swap --resource-group "$name" --name "$app" --slot next >/dev/null',
        ]),
  ],
  function: (part) => [
    'local app=$name-$2 package',
    `package=$(part ${part.id})`,
    ...verifiedPackage(part),
    '# The package is mounted as a whole: the old code serves until the new is ready.',
    `az functionapp deployment source config-zip --resource-group "$name" --name "$app" --src build/${part.id}.zip >/dev/null`,
  ],
  'batch-environment': (part) => [
    'local image',
    `image=$(image_of ${part.id})`,
    'az containerapp job update --resource-group "$name" --name "$name-$2" --image "$image" >/dev/null',
  ],
  'object-store': (part) => [
    'local package account=${site:?the storage account of the site, as Terraform prints it}',
    `package=$(part ${part.id})`,
    ...verifiedPackage(part),
    ...unpacked(part),
    '# Files with a hash in their names first, pages last: a page never names a file that is not there yet.',
    'az storage blob upload-batch --only-show-errors --auth-mode login --overwrite --account-name "$account" --destination "\\$web" \\',
    "  --source build/site --content-cache 'public, max-age=31536000, immutable' >/dev/null",
    'az storage blob upload-batch --only-show-errors --auth-mode login --overwrite --account-name "$account" --destination "\\$web" \\',
    "  --source build/site --pattern '*.html' --content-cache 'public, max-age=60' >/dev/null",
    'for profile in $(az afd profile list --resource-group "$name" --query \'[].name\' --output tsv); do',
    '  for endpoint in $(az afd endpoint list --resource-group "$name" --profile-name "$profile" --query \'[].name\' --output tsv); do',
    '    az afd endpoint purge --resource-group "$name" --profile-name "$profile" --endpoint-name "$endpoint" --content-paths \'/*\'',
    '  done',
    'done',
  ],
}

/** Container Apps keeps revisions side by side where its mode is `multiple`, and replaces them one after another where it is `single`. */
export const runApp = (canaryMinutes: number) => [
  'local app=$1 image=$2 strategy=$3 suffix old',
  'suffix=r${release:0:8}-$(date -u +%H%M%S)',
  'old=$(az containerapp show --resource-group "$name" --name "$app" --query properties.latestReadyRevisionName --output tsv)',
  'az containerapp update --resource-group "$name" --name "$app" --image "$image" --revision-suffix "$suffix" >/dev/null',
  'wait_for 20 "$app--$suffix" none \\',
  '  az containerapp show --resource-group "$name" --name "$app" --query properties.latestReadyRevisionName --output tsv',
  'if [[ $strategy == rolling || $strategy == recreate ]]; then return; fi',
  'if [[ $strategy == canary ]]; then',
  '  for share in 5 25; do',
  '    az containerapp ingress traffic set --resource-group "$name" --name "$app" \\',
  '      --revision-weight "$app--$suffix=$share" "$old=$((100 - share))" >/dev/null',
  `    quiet_for ${canaryMinutes}`,
  '  done',
  'fi',
  '# The old revision stays until the next release: going back is this command with its name.',
  'az containerapp ingress traffic set --resource-group "$name" --name "$app" --revision-weight "$app--$suffix=100" >/dev/null',
]

const upgradedSet = (part: Part) => [
  'local in_region=$1 set=$name-$2 image',
  `image=$(part "${part.id}@$in_region")`,
  'az vmss update --resource-group "$name" --name "$set" --set "virtualMachineProfile.storageProfile.imageReference.id=$image" >/dev/null',
  ...(part.strategy === 'recreate'
    ? ['az vmss update-instances --resource-group "$name" --name "$set" --instance-ids \'*\' >/dev/null']
    : [
        '# In the batches of the set’s upgrade policy; it stops when new machines do not become healthy.',
        'az vmss rolling-upgrade start --resource-group "$name" --name "$set" >/dev/null',
        "wait_for 90 Completed 'Cancelled|Faulted' \\",
        '  az vmss rolling-upgrade get-latest --resource-group "$name" --name "$set" --query runningStatus.code --output tsv',
      ]),
]

const fixedMachine = (part: Part) => [
  'local in_region=$1 image machine disk',
  `image=$(part "${part.id}@$in_region")`,
  '# The system disk is replaced: the machine keeps its addresses and is away while it restarts.',
  'for machine in $(az vm list --resource-group "$name" --query "[?starts_with(name, \'$name-$2\')].name" --output tsv); do',
  '  disk=$machine-${release:0:8}-$(date -u +%H%M%S)',
  '  az disk create --resource-group "$name" --name "$disk" --location "$in_region" --gallery-image-reference "$image" >/dev/null',
  '  az vm deallocate --resource-group "$name" --name "$machine"',
  '  az vm update --resource-group "$name" --name "$machine" --os-disk "$disk" >/dev/null',
  '  az vm start --resource-group "$name" --name "$machine"',
  'done',
]
