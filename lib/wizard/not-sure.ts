/** The text a draft keeps where "Not sure" was chosen. */
export const NOT_SURE = 'not-sure'
