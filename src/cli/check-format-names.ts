/** How `check` can print its verdicts. */
export const CHECK_FORMATS = ['text', 'json', 'sarif', 'junit', 'csv'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];
