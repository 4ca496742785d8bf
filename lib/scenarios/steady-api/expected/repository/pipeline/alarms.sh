#!/usr/bin/env bash
# Design: Rate Lookup (rate-lookup), rule set 2026.11.24.1.
# Asks which alerts fire now, and whether any of them is new since the release began.
# shellcheck disable=SC2154 # settings.sh names the environment.

# The names of alerts that fire, one a line, sorted.
firing() {
  aws cloudwatch describe-alarms --region "$region" --alarm-name-prefix "$name-" --state-value ALARM \
    --query 'MetricAlarms[].[AlarmName]' --output text | sort -u
}

# Fails with their names where alerts fire that did not before.
new_alerts() {
  local new
  firing >build/firing.txt
  new=$(comm -13 build/firing-before.txt build/firing.txt)
  if [[ -n $new ]]; then
    echo "fires since the release: $new" >&2
    return 1
  fi
}
