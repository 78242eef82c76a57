/** A conversation holds so many, oneself among them; the service takes no more. */
export const MOST_PEOPLE = 250
