import type { ReactNode } from 'react'
import { cardClass } from './card'
import { cx } from './cx'

export type Column<Row> = {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  align?: 'start' | 'end' | undefined
  /** The cell that names its row. */
  isRowHeader?: boolean | undefined
  /** The header is read out but not shown: a column of marks or actions. */
  isHeaderHidden?: boolean | undefined
  className?: string | undefined
}

type DataTableProps<Row> = {
  /** Names the table and, where it scrolls, its region. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  rowId?: ((row: Row) => string) | undefined
  isCaptionShown?: boolean | undefined
  /** A last row, one cell a column: the total. */
  footer?: Row | undefined
  /** On its own, or inside a card that has the border. */
  frame?: 'card' | 'none' | undefined
}

/** A table that scrolls in its own region when wide and on a phone stacks into labelled rows. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, rowId, footer, isCaptionShown = false, frame = 'card' } = props
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways has to be reachable by keyboard.
    <section aria-label={caption} tabIndex={0} className={cx('stack overflow-x-auto', frame === 'card' && cardClass)}>
      <table className="w-full text-left">
        <caption className={isCaptionShown ? 'px-4 pt-4 pb-2 text-left font-semibold sm:px-5' : 'sr-only'}>
          {caption}
        </caption>
        <thead className="bg-sunken text-ink-2 text-small">
          <tr>
            {columns.map(({ key, header, align, isHeaderHidden }) => (
              <th
                key={key}
                scope="col"
                className={cx('px-3 py-2.5 font-medium first:pl-5 last:pr-5', alignClass(align))}
              >
                {isHeaderHidden ? <span className="sr-only">{header}</span> : header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-line border-t">
          {rows.map((row) => (
            <tr key={rowKey(row)} id={rowId?.(row)}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
        {footer !== undefined && (
          <tfoot className="border-ink border-t-2 font-semibold">
            <tr>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={footer} />
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const { cell, header, align, isRowHeader, isHeaderHidden, className } = column
  const classes = cx('align-top sm:px-3 sm:py-3 sm:first:pl-5 sm:last:pr-5', alignClass(align), className)
  if (isRowHeader) {
    return (
      <th scope="row" className={cx(classes, 'font-medium')}>
        {cell(row)}
      </th>
    )
  }
  return (
    <td data-label={isHeaderHidden ? undefined : header} className={classes}>
      {cell(row)}
    </td>
  )
}

const alignClass = (align: 'start' | 'end' | undefined) => (align === 'end' ? 'text-right' : undefined)
