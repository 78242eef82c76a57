/** An identity of Azure Communication Services: the resource, then who it is there. */
const ACS = /^8:acs:[0-9a-f-]{36}_[0-9a-z-]{3,64}$/i
/** Other kinds a thread can hold, which we take as they are. */
const OTHER = /^(?:8:(?:orgid|gcch-acs|dod-acs|gcch|dod|teamsvisitor):\S{3,}|4:\+?\d{3,}|28:\S{3,})$/i

export const looksLikeUserId = (text: string): boolean => /^\d+:/.test(text.trim())

export const isUserId = (text: string): boolean => text.length <= 300 && (ACS.test(text) || OTHER.test(text))

/** Enough of an id to tell two people of one name apart. */
export const shortId = (id: string): string => `…${id.slice(-6)}`
