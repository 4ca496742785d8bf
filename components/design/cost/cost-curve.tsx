import { Card } from '@/components/ui/card'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Details } from '@/components/ui/details'
import type { Cost } from '@/lib/plan-document'
import { decimal } from '@/lib/units/counts'
import { formatUsd } from '@/lib/units/format-money'
import { optionWords } from '../facts/fact-words'
import { type CurveDrawing, drawCurve, HEIGHT, rpsWords, WIDTH } from './curve-drawing'
import { changeWords, curveTitle } from './curve-words'

/** Cost against traffic, from a tenth to a hundred times what was answered. The table says all that the drawing shows. */
export function CostCurve({ cost }: { cost: Cost }) {
  const drawing = drawCurve(cost)
  if (!drawing || !cost.curve) return null
  const changes = changeWords(cost)
  return (
    <Card as="section" labelledBy="curve-title" className="space-y-4">
      <div>
        <h3 id="curve-title" className="font-semibold">
          {curveTitle(cost)}
        </h3>
        <p className="mt-1 text-ink-2 text-small">
          Decided and priced again at each point. What is stored stays as you answered; the band goes from a quiet month
          to a busy one.
        </p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways has to be reachable by keyboard. */}
      <section aria-label="Chart of cost against traffic" tabIndex={0} className="max-w-full overflow-x-auto">
        <Drawing drawing={drawing} title={curveTitle(cost)} />
      </section>
      {changes.length > 0 ? (
        <ul className="space-y-1 text-small">
          {changes.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      ) : (
        <p className="text-ink-2 text-small">The way the code is run stays the same from end to end.</p>
      )}
      <Details summary="Show as table">
        <DataTable
          caption="Cost against traffic"
          columns={columns}
          rows={cost.curve}
          rowKey={({ trafficFactor }) => String(trafficFactor)}
        />
      </Details>
    </Card>
  )
}

function Drawing({ drawing, title }: { drawing: CurveDrawing; title: string }) {
  const { line, band, xTicks, yTicks, you, end, budget, changes, plot } = drawing
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={`${title}. The table below has the figures.`}
      className="chart-mark h-auto w-full min-w-[560px] max-w-[860px] text-label"
    >
      {yTicks.map(({ y, text }) => (
        <g key={text}>
          <path d={`M${plot.left} ${y}H${plot.right}`} stroke="var(--line)" />
          <text x={plot.left - 10} y={y + 4} textAnchor="end" fill="var(--ink-2)">
            {text}
          </text>
        </g>
      ))}
      {xTicks.map(({ x, text }) => (
        <text key={text} x={x} y={plot.bottom + 18} textAnchor="middle" fill="var(--ink-2)">
          {text}
        </text>
      ))}
      <text x={(plot.left + plot.right) / 2} y={HEIGHT - 6} textAnchor="middle" fill="var(--ink-2)">
        Average requests a second (both scales are logarithmic)
      </text>
      <path d={band} fill="var(--accent)" opacity={0.14} />
      <path d={line} fill="none" stroke="var(--accent)" strokeWidth={2.25} strokeLinejoin="round" />
      <text x={end.x + 8} y={end.y + 4} fill="var(--accent)" fontWeight={600}>
        Likely month
      </text>
      {budget && (
        <>
          <path d={`M${plot.left} ${budget.y}H${plot.right}`} stroke="var(--ink)" strokeDasharray="5 4" />
          <text x={plot.right + 8} y={budget.y + 4} fill="var(--ink)">
            {budget.text}
          </text>
        </>
      )}
      {changes.map(({ x, y, text, isLeft }) => (
        <g key={`${x} ${text}`}>
          <path d={`M${x} ${plot.top}V${plot.bottom}`} stroke="var(--s3)" strokeDasharray="2 3" />
          <rect x={x - 4} y={y - 4} width={8} height={8} fill="var(--s3)" />
          <text x={isLeft ? x - 6 : x + 6} y={plot.top + 10} textAnchor={isLeft ? 'end' : 'start'} fill="var(--s3)">
            {text}
          </text>
        </g>
      ))}
      <circle cx={you.x} cy={you.y} r={5} fill="var(--surface)" stroke="var(--accent)" strokeWidth={2.25} />
      <text x={you.x} y={you.isBelow ? you.y + 22 : you.y - 12} textAnchor="middle" fill="var(--ink)" fontWeight={600}>
        {you.text}
      </text>
    </svg>
  )
}

type Row = NonNullable<Cost['curve']>[number]

const columns: readonly Column<Row>[] = [
  {
    key: 'traffic',
    header: 'Traffic',
    isRowHeader: true,
    cell: ({ trafficFactor, averageRps }) => `${decimal(trafficFactor, 2)} × (${rpsWords(averageRps)} a second)`,
  },
  { key: 'compute', header: 'Runs on', cell: ({ compute }) => optionWords(compute) },
  { key: 'low', header: 'Quiet month', align: 'end', cell: ({ low }) => (low === undefined ? '' : formatUsd(low)) },
  { key: 'likely', header: 'Likely', align: 'end', cell: ({ expected }) => formatUsd(expected) },
  { key: 'high', header: 'Busy month', align: 'end', cell: ({ high }) => (high === undefined ? '' : formatUsd(high)) },
]
