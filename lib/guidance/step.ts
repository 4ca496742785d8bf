/**
 * A step of a runbook is a line of prose, or a command to paste. Both travel as text in one list, in the order in which they are done;
 * a command starts with "$ ", as on a terminal, so that a page can offer to copy it without the mark.
 */
const MARK = '$ '

/** What stands between angle brackets in a command is filled in by the reader from an earlier step. */
export const command = (text: string): string => MARK + text

export const isCommand = (step: string): boolean => step.startsWith(MARK)

/** The command without its mark, or undefined where the step is prose. */
export const commandOf = (step: string): string | undefined => (isCommand(step) ? step.slice(MARK.length) : undefined)
