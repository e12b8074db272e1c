const thousands = new Intl.NumberFormat('en-GB');

/** A count as people read it: `2,143`. */
export const amount = (count: number): string => thousands.format(count);
