import {
  Activity,
  BookOpen,
  Boxes,
  CircleDollarSign,
  FileCode,
  GitBranch,
  History,
  LayoutDashboard,
  Route,
  Scale,
  ShieldCheck,
  Signpost,
  Siren,
  Workflow,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { SectionNav } from '@/components/ui/section-nav'
import { SECTION_TITLES, type SectionName, workspaceLinks } from '../links'

type WorkspaceNavProps = {
  id: string
  /** Controls that are left to the team. */
  controlsToDo: number
  /** There is something running now that has to be moved. */
  hasMigration: boolean
}

export function WorkspaceNav({ id, controlsToDo, hasMigration }: WorkspaceNavProps) {
  const links = workspaceLinks(id)
  const link = (name: SectionName) => ({
    href: links.section(name) ?? '',
    label: SECTION_TITLES[name],
    icon: ICONS[name],
    ...(name === 'security' && controlsToDo > 0 && { count: `${controlsToDo} to do` }),
  })
  const compare = { href: `/designs/${id}/compare`, label: 'Compare', icon: <Scale /> }
  const revisions = { href: `/designs/${id}/revisions`, label: 'Revisions', icon: <History /> }
  return (
    <SectionNav
      groups={[
        { label: 'Plan', links: [...(['overview', 'diagrams', 'decisions', 'cost'] as const).map(link), compare] },
        { label: 'Build', links: (['security', 'code', 'pipeline', 'kubernetes'] as const).map(link) },
        {
          label: 'Run',
          links: [
            ...(['observability', 'incident', 'runbooks', 'migration'] as const)
              .filter((name) => hasMigration || name !== 'migration')
              .map(link),
            revisions,
          ],
        },
      ]}
    />
  )
}

const ICONS: { readonly [Name in SectionName]: ReactNode } = {
  overview: <LayoutDashboard />,
  diagrams: <Workflow />,
  decisions: <Signpost />,
  cost: <CircleDollarSign />,
  security: <ShieldCheck />,
  code: <FileCode />,
  pipeline: <GitBranch />,
  kubernetes: <Boxes />,
  observability: <Activity />,
  incident: <Siren />,
  runbooks: <BookOpen />,
  migration: <Route />,
}
