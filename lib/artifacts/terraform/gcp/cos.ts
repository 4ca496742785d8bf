// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of Terraform and of Workflows, not of this language.
import type { Body, Value } from '../hcl'
import { code, nested, ref, text } from '../hcl'

/** Google's own system for machines that only run containers. */
export const cosImage = (arch: 'arm64' | 'x86_64') =>
  arch === 'arm64'
    ? 'projects/cos-cloud/global/images/family/cos-arm64-stable'
    : 'projects/cos-cloud/global/images/family/cos-stable'

/** What a machine is told at its start, as the data of `cloud-init`. */
export const machineMetadata = (units: Value | null, os: 'linux' | 'windows' = 'linux'): Body => ({
  metadata: {
    ...(os === 'linux' ? { 'enable-oslogin': 'TRUE' } : {}),
    'block-project-ssh-keys': 'TRUE',
    ...(units === null
      ? {}
      : {
          'google-logging-enabled': 'true',
          'google-monitoring-enabled': 'true',
          'user-data': units,
        }),
  },
})

/**
 * The containers of a machine as services of its system, from a map of `{ image, settings, flags, arguments, script }`: each is fetched,
 * started and started again when it stops.
 */
export const cloudInit = (map: string): Value =>
  code(
    [
      'join("\\n", ["#cloud-config", yamlencode({',
      `  write_files = flatten([for name, container in ${map} : [`,
      '    { path = "/etc/containers/${name}.env", permissions = "0600", content = join("\\n", concat([for key, value in container.settings : "${key}=${value}"], [""])) },',
      '    { path = "/etc/containers/${name}.sh", permissions = "0700", content = join("\\n", concat(["#!/bin/sh", "set -eu"], container.script, [""])) },',
      '    { path = "/etc/systemd/system/${name}.service", permissions = "0644", content = join("\\n", [',
      '      "[Unit]",',
      '      "Description=${name}",',
      '      "Wants=docker.service network-online.target",',
      '      "After=docker.service network-online.target",',
      '      "",',
      '      "[Service]",',
      '      "Environment=HOME=/var/lib/containers-home",',
      '      "ExecStartPre=/bin/mkdir -p /var/lib/containers-home",',
      '      "ExecStartPre=/usr/bin/docker-credential-gcr configure-docker --registries=${split("/", container.image)[0]}",',
      '      "ExecStartPre=/bin/sh /etc/containers/${name}.sh",',
      '      "ExecStartPre=-/usr/bin/docker rm --force ${name}",',
      '      "ExecStart=/usr/bin/docker run --rm --name=${name} --log-driver=gcplogs --env-file=/etc/containers/${name}.env ${join(" ", container.flags)} ${container.image} ${join(" ", container.arguments)}",',
      '      "ExecStop=/usr/bin/docker stop --time=30 ${name}",',
      '      "Restart=always",',
      '      "RestartSec=5",',
      '      "",',
      '    ]) },',
      '  ]])',
      `  runcmd = concat(["systemctl daemon-reload"], [for name in keys(${map}) : "systemctl start --no-block \${name}.service"])`,
      '})])',
    ].join('\n'),
  )

export const shielded = nested({ enable_secure_boot: true, enable_vtpm: true, enable_integrity_monitoring: true })

/** A machine acts as its account, whose roles say what it may do. */
export const actsAs = (email: Value): Body => ({
  service_account: nested({ email, scopes: ['cloud-platform'] }),
})

/** A machine's place in a subnet; with an address on the internet only where the design has it open. */
export const attached = (subnetwork: Value, external: Body | null): Body => ({
  network_interface: nested({ subnetwork, ...(external ? { access_config: nested(external) } : {}) }),
})

export const zoneOfCopy = (zones: string, label: string): Value =>
  code(`element(slice(${zones}, 0, min(var.${label}.zones, length(${zones}))), count.index)`)

export const copyName = (id: string): Value => text`${ref('var.name')}-${id}-${ref('count.index')}`
