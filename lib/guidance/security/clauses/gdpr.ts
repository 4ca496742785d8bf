import { cite } from '@/lib/rules/table'
import { type Clause, clauses } from './clause'

const READ = '2026-11-23'
const ARTICLE_32 = cite('gdprhub.eu/index.php?title=Article_32_GDPR', READ, 'secondary')
const ARTICLE_30 = cite('gdprhub.eu/index.php?oldid=23478&title=Article_30_GDPR', READ, 'secondary')
const ARTICLE_33 = cite(
  'www.gdpr-ccpa.org/gdpr-articles/gdpr-article-33-notification-of-a-personal-data-breach-to-the-supervisory-authority',
  READ,
  'secondary',
)
const ARTICLE_34 = cite('oc-services.de/en/compliance/incidents/', READ, 'secondary')
const ARTICLE_44 = cite('gdprlearninghub.com/?p=61039', READ, 'secondary')
const BY_HEART = cite('eur-lex.europa.eu/eli/reg/2016/679/oj', READ, 'assumption')

/** Articles of Regulation (EU) 2016/679 that reach into the infrastructure. The page of the law itself was not read. */
export const gdpr: readonly Clause[] = clauses([
  ['5', 'Data is limited to what is needed and kept no longer', BY_HEART],
  ['17', 'A person’s data is erased on request, in backups too', BY_HEART],
  ['25', 'Protection is built in and the default', BY_HEART],
  ['28', 'Processors are under contract', BY_HEART],
  ['30', 'There is a record of what is processed, where and for how long', ARTICLE_30],
  ['32', 'Security fits the risk: encryption, resilience, restoring, testing', ARTICLE_32],
  ['33', 'The authority knows of a breach within 72 hours', ARTICLE_33],
  ['34', 'The people concerned know of a breach with high risk', ARTICLE_34],
  ['35', 'High-risk processing is assessed before it starts', BY_HEART],
  ['44–46', 'Data leaves the European Economic Area only with safeguards', ARTICLE_44],
])
