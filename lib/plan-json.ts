/** A plan as text. The API and the command line print it with this, so that they answer the same bytes. */
export const planJson = (plan: object): string => `${JSON.stringify(plan, null, 2)}\n`
