import { inBlock, type Seed, testPolicies } from './seeds.fixture'

const SEEDS: readonly Seed[] = [
  [
    'a port open to the internet that the design does not draw',
    inBlock(
      'aws_vpc_security_group_ingress_rule.database_from_web_5432',
      /referenced_security_group_id = .*/,
      'cidr_ipv4 = "0.0.0.0/0"',
    ),
    /^open: .*database_from_web_5432 lets the internet into database on port 5432/m,
  ],
  [
    'a connection that is drawn and not open',
    inBlock(
      'aws_vpc_security_group_ingress_rule.database_from_web_5432',
      /referenced_security_group_id = .*/,
      'cidr_ipv4 = "0.0.0.0/0"',
    ),
    /^closed: nothing lets web into database on port 5432/m,
  ],
  [
    'a component let in that the design does not connect',
    inBlock(
      'aws_vpc_security_group_ingress_rule.database_from_worker_5432',
      'aws_security_group.worker.id',
      'aws_security_group.balancer.id',
    ),
    /^open: .* lets balancer into database on port 5432/m,
  ],
  [
    'a whole range of ports',
    inBlock('aws_vpc_security_group_ingress_rule.web_from_balancer_8080', /to_port( +)= 8080/, 'to_port$1= 9000'),
    /^open: .*web_from_balancer_8080 opens ports 8080 to 9000/m,
  ],
  [
    'a database with an address on the internet',
    inBlock('aws_db_instance.database', /publicly_accessible( +)= false/, 'publicly_accessible$1= true'),
    /^public: .*aws_db_instance.database has an address on the internet/m,
  ],
  [
    'a bucket that may be opened',
    inBlock('aws_s3_bucket_public_access_block.files', /block_public_policy( +)= true/, 'block_public_policy$1= false'),
    /^public: .*files leaves block_public_policy off/m,
  ],
  [
    'a plain disk',
    inBlock('aws_db_instance.database', /storage_encrypted( +)= true/, 'storage_encrypted$1= false'),
    /^not encrypted: .*aws_db_instance.database is not encrypted/m,
  ],
  [
    'a plain queue',
    inBlock('aws_sqs_queue.jobs_queue', /^ +(sqs_managed_sse_enabled|kms_master_key_id) .*$/m, ''),
    /^not encrypted: .*aws_sqs_queue.jobs_queue /m,
  ],
  [
    'a database without backups',
    inBlock('aws_db_instance.database', /backup_retention_period( +)= .*/, 'backup_retention_period$1= 0'),
    /^not backed up: .*aws_db_instance.database keeps no backup/m,
  ],
  [
    'a bucket without old versions',
    inBlock('aws_s3_bucket_versioning.files', '"Enabled"', '"Suspended"'),
    /^not backed up: .*aws_s3_bucket.files keeps no old versions/m,
  ],
  [
    'a table that cannot be set back',
    (text) => text.replace(/(point_in_time_recovery \{\n +enabled +=) .*/, '$1 false'),
    /^not backed up: .*aws_dynamodb_table.* cannot be set back/m,
  ],
  [
    'everything allowed on everything',
    inBlock(
      'aws_iam_role_policy.web_uses_secrets',
      /Action( +)= .*\n( +)Resource( +)= .*/,
      'Action$1= ["*"]\n$2Resource$3= ["*"]',
    ),
    /^unlimited: .*web_uses_secrets allows \* on everything/m,
  ],
  [
    'a list within a list',
    inBlock('aws_iam_role_policy.worker_uses_secrets', /Resource( +)= .*/, 'Resource$1= [["arn:x"]]'),
    /^malformed: .*worker_uses_secrets/m,
  ],
  [
    'a part whose cost nobody can tell apart',
    inBlock('aws_lb.balancer', / +Component = "balancer"\n/, ''),
    /^no tags: .*aws_lb.balancer/m,
  ],
]

testPolicies('aws', SEEDS)
