export const HELP = `Plans the infrastructure of a workload from its requirements, without a database or a network.

  devops [FILE]               the whole plan in brief, and the next three things to do
  devops --infra [FILE]       the infrastructure design report
  devops --pipeline [FILE]    the pipeline: stages, files, environments, security controls, rollback
  devops --k8s [FILE]         whether to use Kubernetes, and how for this design
  devops --terraform [FILE]   the code: what it is and what to fill in; with --out, the files themselves
  devops --incident [FILE]    runbooks, roles and flow, recovery, a review to fill in
  devops --cost [FILE]        what a month costs, what it comes from, and how it would cost less
  devops --check PLAN [FILE]  compares with a saved plan and fails where it got worse

FILE is requirements.json, or the same as YAML; - reads standard input. Without one, on a terminal, the questions that matter
for the answer are asked, in the words of the wizard; ? explains a question and < goes back to the one before. The smallest file:

  { "schemaVersion": 1, "name": "Orders API", "workload": { "kind": "api" } }

What is left out is assumed, and every answer lists what was assumed.

  --json                  JSON in place of Markdown: the whole plan (devops, --infra), byte for byte what POST /api/plan answers,
                          or the parts that the report is made from
  --out PATH              writes there instead of to standard output. With --terraform a folder, or a zip where PATH ends in .zip;
                          files that stand in the folder with other content are left alone, and nothing is written
  --force                 with --terraform --out FOLDER: replaces those files
  --save FILE             keeps the answers that were asked for as requirements.json
  --provider CLOUD        aws, gcp, azure or auto, in place of what the file says; regions are then chosen again
  --insist TOPIC=OPTION   wants an option where the rules would choose another; may be repeated. The plan says what it costs
  --max-increase LIMIT    with --check: how much more the likely month may cost, as 5% or as dollars (20); without it, nothing
  --help, --version

devops --check fails where the likely month costs more than the limit allows, where the provider's commitment falls, or where
something new stops the design. Without FILE it plans the saved requirements again, with the rules and prices of today.

  devops --infra requirements.yaml --out design.md
  devops --terraform requirements.json --out infrastructure.zip --provider gcp
  devops --infra requirements.json --json --out plan.json
  devops --check plan.json requirements.json --max-increase 5%

Ends with 0; with 1 where --check fails, or a file cannot be read or written; and with 2 where the arguments or the requirements
are wrong (one line each on standard error: path: message) or the questions were broken off.
`
