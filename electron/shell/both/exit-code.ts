/** How a start ends that cannot be; documented in the README. */
export const exitCode = {
  badOption: 2,
  notWritable: 3,
  portInUse: 4,
  alreadyRunning: 5,
} as const
